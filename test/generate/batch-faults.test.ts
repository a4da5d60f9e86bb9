import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Ended } from '../../generators/variant/llm/run/settings.ts'
import { errored, type BatchManner } from './server/batch-faults.ts'
import { KEY, run } from './subject.ts'
import { ledgerPath, serve } from './temporary.ts'

const many = { count: 4, batchFrom: 2, most: 40 }

async function runWith(batches: BatchManner, changed = {}) {
  const elsewhere = await serve()
  const server = await serve({ batches, elsewhere: elsewhere.url })
  const ledger = ledgerPath()
  const result = await run({ url: server.url, ledger, changed: { ...many, ...changed } })
  const text = readFileSync(ledger, 'utf8')
  expect(text + JSON.stringify(result)).not.toContain(KEY)
  expect(elsewhere.recorded).toEqual([])
  return { result, server, ledger, text }
}

const plain = async () => (await runWith({})).result.hash

/** What changes nothing in the end, and is paid for once. */
const harmless: Record<string, BatchManner> = {
  'a lost answer to the request that makes it': { create: 'lost answer' },
  'a page of a proxy after it was made': { create: 'HTML after it was made' },
  'a limit before it was made': { create: 'limited' },
  'waiting for it': { polls: 5 },
  'results on another host': { resultsUrl: 'foreign' },
  'no address of results': { resultsUrl: 'none' },
  'results in another order': { lines: (lines) => lines.toReversed() },
  'results that come twice': { lines: (lines) => [...lines, ...lines.toReversed()] },
  'results that come twice, otherwise the second time': {
    lines: (lines) => [...lines, ...lines.map((line) => line.replaceAll('Problem', 'Trouble'))],
  },
  'a line that is none among the results': {
    lines: (lines) => ['{"custom_id":', ...lines, '[]', 'null', ''],
  },
  'results of others among ours': {
    lines: (lines) => [JSON.stringify({ custom_id: 'other', result: { type: 'expired' } }), ...lines],
  },
  'results cut once': { cut: { after: 300, reads: 1 } },
  'results missing once': { lines: (lines, read) => (read === 1 ? lines.slice(1) : lines) },
}

test.each(Object.keys(harmless))('%s changes nothing', async (name) => {
  const { result, server } = await runWith(harmless[name] ?? {})
  expect(result.ended).toBe('done')
  expect(result.hash).toBe(await plain())
  expect(Math.max(...server.charged.values())).toBe(1)
  expect(result.funnel.unknown.count).toBe(0)
})

/** What costs something: how the run ends, and whether anything is of unknown outcome. */
const costly: Record<
  string,
  { readonly manner: BatchManner; readonly ended: Ended; readonly unknown: boolean }
> = {
  'a batch that the server lost': {
    manner: { create: 'lost request', list: 'empty' },
    ended: 'unreachable',
    unknown: true,
  },
  'a list that is none': {
    manner: { create: 'lost answer', list: 'no list' },
    ended: 'unreachable',
    unknown: true,
  },
  'an answer that is no batch, and no batch': {
    manner: { create: 'no batch' },
    ended: 'unreachable',
    unknown: true,
  },
  'a wrong key': { manner: { create: 'wrong key' }, ended: 'credentials', unknown: false },
  'a batch that never ends': { manner: { polls: 1_000_000 }, ended: 'pending', unknown: true },
  'a batch that is gone': { manner: { retrieve: 'unknown' }, ended: 'unreachable', unknown: true },
  'results that are a page': { manner: { results: 'HTML' }, ended: 'unreachable', unknown: true },
  'results that are never given': { manner: { results: 'error page' }, ended: 'unreachable', unknown: true },
  'results that are always cut': {
    manner: { cut: { after: 300, reads: 99 } },
    ended: 'unreachable',
    unknown: true,
  },
  'results that are missing': {
    manner: { lines: (lines) => lines.slice(lines.length > 1 ? 1 : 0) },
    ended: 'done',
    unknown: true,
  },
  'an expired request': {
    manner: { result: (place, size) => (place === 0 && size > 1 ? { type: 'expired' } : undefined) },
    ended: 'done',
    unknown: false,
  },
  'a cancelled request': {
    manner: { result: (place, size) => (place === 0 && size > 1 ? { type: 'canceled' } : undefined) },
    ended: 'done',
    unknown: false,
  },
  'a request that the server failed at': {
    manner: { result: (place, size) => (place === 0 && size > 1 ? errored('api_error') : undefined) },
    ended: 'done',
    unknown: false,
  },
  'a request that is overloaded': {
    manner: { result: (place, size) => (place === 0 && size > 1 ? errored('overloaded_error') : undefined) },
    ended: 'done',
    unknown: false,
  },
  'requests that are always overloaded': {
    manner: { result: () => errored('overloaded_error') },
    ended: 'overloaded',
    unknown: false,
  },
  'a request that is invalid': {
    manner: { result: () => errored('invalid_request_error') },
    ended: 'request',
    unknown: false,
  },
  'a result that is no message': {
    manner: {
      result: (place, size) => (place === 0 && size > 1 ? { type: 'succeeded', message: {} } : undefined),
    },
    ended: 'done',
    unknown: true,
  },
}

test.each(Object.keys(costly))('%s ends in words', async (name) => {
  const { manner = {}, ended, unknown } = costly[name] ?? {}
  const { result } = await runWith(manner)
  expect({ ended: result.ended, unknown: result.funnel.unknown.count > 0 }).toEqual({ ended, unknown })
  expect(result.message).not.toBe('')
})

test('a batch that was still under way is gone on with later', async () => {
  const polls = 40
  const server = await serve({ batches: { polls } })
  const ledger = ledgerPath()
  const first = await run({ url: server.url, ledger, changed: { ...many, batchMs: 5000 } })
  expect(first).toMatchObject({ ended: 'pending', accepted: [] })
  const last = await run({ url: server.url, ledger, changed: { ...many, batchMs: 10_000_000 } })
  expect(last.hash).toBe(await plain())
  expect(Math.max(...server.charged.values())).toBe(1)
})
