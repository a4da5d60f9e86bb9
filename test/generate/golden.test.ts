import { expect, test } from 'vitest'
import { openApi } from '../../generators/variant/llm/api/client.ts'
import type { Recorded } from './server/state.ts'
import { KEY, run } from './subject.ts'
import { ledgerPath, serve } from './temporary.ts'

/** What goes over the wire, without the headers that tell of the machine. */
function shown({ method, path, headers, body }: Recorded): string {
  const kept = ['accept', 'authorization', 'content-type', 'anthropic-version', 'x-stainless-retry-count']
  const seen = kept.filter((name) => headers[name] !== undefined).map((name) => [name, headers[name]])
  const text = JSON.stringify({ method, path, headers: Object.fromEntries(seen), body }, null, 2)
  return `${text.replaceAll(KEY, '[key]')}\n`
}

test('requests that are sent one by one', async () => {
  const server = await serve({ fault: (nth) => (nth === 0 ? 'prose' : undefined) })
  await run({ url: server.url, ledger: ledgerPath(), changed: { count: 1, most: 1 } })
  const [write, repair, solve, third] = server.recorded
  for (const [name, request] of Object.entries({ write, repair, solve, third }))
    await expect(request && shown(request)).toMatchFileSnapshot(`golden/${name}.json`)
})

test('requests about a batch', async () => {
  const server = await serve()
  await run({ url: server.url, ledger: ledgerPath(), changed: { count: 2, most: 2, batchFrom: 2 } })
  const [create, retrieve, results] = server.recorded
  for (const [name, request] of Object.entries({ create, retrieve, results }))
    await expect(request && shown(request)).toMatchFileSnapshot(`golden/batch-${name}.json`)
})

test('the list of batches, and a count with a format of the answer', async () => {
  const server = await serve()
  const { signal } = new AbortController()
  const api = openApi({ apiKey: KEY, baseUrl: server.url, signal })
  await api.listBatches('2026-01-01T00:00:00.000Z')
  const format = { type: 'object', properties: { statement: { type: 'string' } } }
  const prompt = { shared: 'You write.', turns: [{ role: 'user', text: 'Write.' }], format } as const
  await api.count({ id: 'assay-1', model: 'model-a', maxTokens: 10, prompt })
  const [list, count] = server.recorded
  for (const [name, request] of Object.entries({ list, count }))
    await expect(request && shown(request)).toMatchFileSnapshot(`golden/${name}.json`)
})
