import { appendFileSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeFunnel } from '../../generators/variant/llm/ledger/funnel.ts'
import { bodyOf } from '../../generators/variant/llm/api/body.ts'
import type { Ended } from '../../generators/variant/llm/run/settings.ts'
import { faults, type FaultName } from './server/faults.ts'
import type { Body } from './server/state.ts'
import { KEY, run, subject } from './subject.ts'
import { ledgerPath, serve } from './temporary.ts'

test('two variants are written, solved twice from the statement alone, judged and counted', async () => {
  const server = await serve()
  const result = await run({ url: server.url, ledger: ledgerPath() })
  expect(result.ended).toBe('done')
  expect(result.accepted).toHaveLength(2)
  expect(describeFunnel(result.funnel)).toMatchInlineSnapshot(`
    [
      "2 proposals, 2 accepted",
      "$0.0015 charged, $0.0007 for each accepted one",
    ]
  `)
  const solving = server.recorded
    .map(({ body }) => body as Body)
    .filter(({ system }) => system[0]?.text.startsWith('You solve'))
  expect(new Set(solving.map(({ system }) => system[0]?.text)).size).toBe(2)
  for (const { messages } of solving) expect(messages).toHaveLength(1)
  expect(JSON.stringify(solving)).not.toContain('setting')
})

test('many go as a batch, and come to the same as one by one', async () => {
  const [together, apart] = [await serve(), await serve()]
  const many = { count: 60 }
  const batched = await run({ url: together.url, ledger: ledgerPath(), changed: many })
  const single = await run({ url: apart.url, ledger: ledgerPath(), changed: { ...many, batchFrom: 1000 } })
  expect(batched.ended).toBe('done')
  expect(together.batches.length).toBeGreaterThan(1)
  expect(apart.batches).toEqual([])
  expect(batched.hash).toBe(single.hash)
  expect(batched.funnel.charged).toBeLessThan(single.funnel.charged * 0.8)
})

test('a second run with the same ledger asks for nothing', async () => {
  const server = await serve()
  const ledger = ledgerPath()
  const first = await run({ url: server.url, ledger })
  const asked = server.recorded.length
  const second = await run({ url: server.url, ledger })
  expect(second).toEqual(first)
  expect(server.recorded).toHaveLength(asked)
})

test('all requests of a step begin with the same bytes, up to what is cached', async () => {
  const server = await serve()
  await run({ url: server.url, ledger: ledgerPath(), changed: { count: 5 } })
  const beginning = (body: unknown) => {
    const text = JSON.stringify(body)
    return text.slice(0, text.indexOf('"messages"'))
  }
  const beginnings = new Set(server.recorded.map(({ body }) => beginning(body)))
  expect([...beginnings].toSorted()).toMatchInlineSnapshot(`
    [
      "{"model":"model-a","system":[{"type":"text","text":"You solve a problem, sentence by sentence. Answer with code.","cache_control":{"type":"ephemeral"}}],",
      "{"model":"model-a","system":[{"type":"text","text":"You solve a problem. Answer with code.","cache_control":{"type":"ephemeral"}}],",
      "{"model":"model-a","system":[{"type":"text","text":"You write variants of a problem. Answer with JSON.","cache_control":{"type":"ephemeral"}}],",
    ]
  `)
  const prompt = subject.write({})
  expect(beginnings).toContain(beginning(bodyOf({ id: 'x', model: 'model-a', maxTokens: 1, prompt })))
})

/** Faults that end a run at once; all others cost time, a proposal or money, and the run goes on. */
const final: Partial<Record<FaultName, Ended>> = {
  'spending limit': 'spent',
  billing: 'spent',
  'wrong key': 'credentials',
  'no permission': 'credentials',
  'invalid request': 'request',
  'unknown model': 'request',
  'too large': 'request',
  'sent elsewhere': 'request',
  'key in the error': 'request',
}

/** Where a server stands still, waiting long proves nothing. */
function shortLimits(fault: FaultName) {
  const stands = ['stall', 'nothing at all', 'pings for ever'].includes(fault)
  return stands ? { limits: { idleMs: 300, totalMs: 900 } } : {}
}

test.each(Object.keys(faults) as FaultName[])(
  'a run in which every fourth request meets: %s',
  async (fault) => {
    const server = await serve({ fault: (nth) => (nth % 4 === 1 ? fault : undefined) })
    const ledger = ledgerPath()
    const result = await run({ url: server.url, ledger, changed: { most: 20 }, ...shortLimits(fault) })
    expect(result.ended).toBe(final[fault] ?? 'done')
    expect(readFileSync(ledger, 'utf8') + JSON.stringify(result)).not.toContain(KEY)
  },
)

test('a refusal is not argued with: the same axes are asked for once', async () => {
  const server = await serve({ fault: (nth) => (nth === 0 ? 'refusal with a category' : undefined) })
  const result = await run({ url: server.url, ledger: ledgerPath() })
  expect(result.funnel.lost).toEqual({ 'refused (cyber)': 1 })
  const firsts = server.recorded.map(({ body }) => (body as Body).messages[0]?.content)
  expect(firsts.filter((text) => text === firsts[0])).toHaveLength(1)
})

test('an answer that was too long is asked for once more, with twice the room', async () => {
  const server = await serve({ fault: () => 'truncation' })
  const result = await run({ url: server.url, ledger: ledgerPath(), changed: { most: 1 } })
  expect(result.ended).toBe('exhausted')
  expect(server.recorded.map(({ body }) => (body as Body).max_tokens)).toEqual([1000, 2000])
})

test('a text is repaired twice at most, each time with the counterexample', async () => {
  const server = await serve({ fault: () => 'prose' })
  const result = await run({ url: server.url, ledger: ledgerPath(), changed: { most: 1 } })
  expect(result.funnel.rejected).toEqual({ shape: 1 })
  expect(server.recorded.map(({ body }) => (body as Body).messages.map(({ role }) => role))).toEqual([
    ['user'],
    ['user', 'assistant', 'user'],
    ['user', 'assistant', 'user', 'assistant', 'user'],
  ])
  expect((server.recorded[2]?.body as Body | undefined)?.messages[4]?.content).toContain(
    'no JSON with a statement',
  )
})

test('a server that wants half an hour is not waited for', async () => {
  const server = await serve({ fault: () => 'limited, with a time' })
  const result = await run({ url: server.url, ledger: ledgerPath() })
  expect(result.ended).toBe('limited')
  expect(server.recorded).toHaveLength(5)
})

test('a run goes on with its ledger once the reason to stop is gone', async () => {
  const ledger = ledgerPath()
  const broken = await serve({ fault: (nth) => (nth > 1 ? 'wrong key' : undefined) })
  expect((await run({ url: broken.url, ledger })).ended).toBe('credentials')
  const whole = await serve()
  const result = await run({ url: whole.url, ledger })
  const straight = await run({ url: (await serve()).url, ledger: ledgerPath() })
  expect(result.hash).toBe(straight.hash)
})

test('the ledger of another run is refused with what differs', async () => {
  const server = await serve()
  const ledger = ledgerPath()
  await run({ url: server.url, ledger })
  const other = await run({ url: server.url, ledger, changed: { seed: 'seed-2', count: 3 } })
  expect(other).toMatchObject({
    ended: 'another',
    message:
      'the ledger is that of a run with another seed (seed-1, not seed-2), count (2, not 3); name another file',
  })
})

test('a stopped run says so, and counts what was on its way', async () => {
  const controller = new AbortController()
  const server = await serve({
    fault: () => 'stall',
    onRequest: () => setTimeout(() => controller.abort(), 50),
  })
  const result = await run({ url: server.url, ledger: ledgerPath(), signal: controller.signal })
  expect(result.ended).toBe('stopped')
  expect(result.funnel.unknown.count).toBe(1)
})

test('a run that is stopped between two requests has nothing of unknown outcome', async () => {
  const controller = new AbortController()
  const server = await serve()
  let lines = 0
  const onEntry = () => (lines += 1) === 4 && controller.abort()
  const result = await run({ url: server.url, ledger: ledgerPath(), signal: controller.signal, onEntry })
  expect(result).toMatchObject({ ended: 'stopped', funnel: { unknown: { count: 0 } } })
  expect(server.recorded).toHaveLength(1)
})

test('a ledger that cannot be written ends the run before anything more is sent', async () => {
  const server = await serve()
  const ledger = ledgerPath()
  let lines = 0
  const options = { url: server.url, ledger, changed: { count: 5 } }
  const onEntry = () => (lines += 1) === 7 && appendFileSync(ledger, 'from elsewhere')
  const result = await run({ ...options, onEntry })
  expect(result).toMatchObject({
    ended: 'ledger',
    message: 'cannot write the ledger: another process writes to it',
  })
  const asked = server.recorded.length
  expect((await run(options)).ended).toBe('done')
  expect(asked).toBeLessThan(5)
})

test('a run that is over its cap sends nothing', async () => {
  const server = await serve()
  const result = await run({ url: server.url, ledger: ledgerPath(), changed: { cap: 1000 } })
  expect(result).toMatchObject({ ended: 'capped', accepted: [] })
  expect(server.recorded.map(({ path }) => path)).toEqual(['/v1/messages/count_tokens'])
})
