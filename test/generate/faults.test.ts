import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openApi } from '../../generators/variant/llm/api/client.ts'
import type { Outcome } from '../../generators/variant/llm/outcome.ts'
import { faults, type FaultName } from './server/faults.ts'
import { startMessagesServer, type MessagesServer } from './server/messages-server.ts'

const KEY = 'sk-marked-key-0123456789'
/** Where a server stands still, waiting long proves nothing; elsewhere a busy machine must not count as one. */
const [short, limits] = [
  { idleMs: 300, totalMs: 900 },
  { idleMs: 10_000, totalMs: 30_000 },
]
const standing: readonly (FaultName | undefined)[] = ['stall', 'nothing at all']
const ask = {
  id: 'assay-1',
  model: 'model-a',
  maxTokens: 1000,
  prompt: { shared: 'You write.', turns: [{ role: 'user', text: 'Write about bridges.' }] },
} as const

const usage = { input: 5, cacheWrite: 3, cacheRead: 0, output: 3 }
const answered = (text: string) => ({ kind: 'answered', text })
const unknown = (why: string) => ({ kind: 'unknown', why })
const failed = (why: string) => ({ kind: 'failed', why })

/** How each fault ends. What may have been charged is never told as free. */
const expected: Record<FaultName, object> = {
  'limited, with a time': { kind: 'limited', retryAfterMs: 2000 },
  'limited, without one': { kind: 'limited', retryAfterMs: null },
  'limited by a proxy': { kind: 'limited', retryAfterMs: null },
  overloaded: { kind: 'overloaded', retryAfterMs: null },
  'overloaded, said in the stream': { kind: 'overloaded', retryAfterMs: null },
  'overloaded in the middle': unknown('cut'),
  'error of the API': failed('server'),
  'time-out of the API': unknown('gateway'),
  'HTML with status 500': unknown('gateway'),
  'HTML with status 502': unknown('gateway'),
  'HTML with status 200': unknown('cut'),
  'JSON where a stream was asked for': unknown('cut'),
  'stream under a wrong type': answered('A fine text.'),
  'empty answer': unknown('cut'),
  'body cut': unknown('cut'),
  'body cut inside an event': unknown('cut'),
  'end without the end': unknown('cut'),
  'event that is no JSON': unknown('garbled'),
  'event that is null': unknown('cut'),
  stall: unknown('stalled'),
  'nothing at all': unknown('stalled'),
  'pings for ever': unknown('late'),
  'connection reset': unknown('cut'),
  slow: answered('A fine text.'),
  'refusal with a category': { kind: 'refused', category: 'cyber' },
  'refusal without one': { kind: 'refused', category: null },
  truncation: { kind: 'truncated', usage },
  'full context': { kind: 'truncated', usage },
  'paused turn': { kind: 'unusable', why: 'stopped by pause_turn' },
  'no reason to stop': { kind: 'unusable', why: 'stopped by null' },
  'no text': { kind: 'unusable', why: 'no text' },
  'text without an end': unknown('garbled'),
  'no usage': unknown('garbled'),
  'usage below nothing': unknown('garbled'),
  prose: answered('Gladly! Here is a fresh problem about bridges.'),
  'fenced JSON': answered('```json\n{"statement": "Add two numbers."}\n```'),
  'half a JSON': answered('{"statement": "Add two num'),
  'wrong schema': answered('{"statement": 7}'),
  'spending limit': { kind: 'spent' },
  billing: { kind: 'spent' },
  'wrong key': failed('credentials'),
  'no permission': failed('credentials'),
  'invalid request': failed('request'),
  'unknown model': failed('request'),
  'too large': failed('request'),
  'sent elsewhere': failed('request'),
  'key in the error': failed('request'),
  'key in a page': unknown('gateway'),
  'key in the answer': answered('{"statement":"[key]"}'),
}

const rejections: unknown[] = []
const note = (reason: unknown) => rejections.push(reason)
let elsewhere: MessagesServer
let server: MessagesServer | undefined

beforeAll(async () => {
  process.on('unhandledRejection', note)
  elsewhere = await startMessagesServer({ answer: () => ({ text: 'from elsewhere' }) })
})
afterEach(async () => {
  await server?.close()
  server = undefined
})
afterAll(async () => {
  process.off('unhandledRejection', note)
  await elsewhere.close()
})

async function streamWith(
  fault: FaultName | undefined,
  signal = new AbortController().signal,
): Promise<Outcome> {
  server = await startMessagesServer({
    answer: () => ({ text: 'A fine text.' }),
    fault: () => fault,
    elsewhere: elsewhere.url,
  })
  const own = standing.includes(fault) ? short : limits
  return await openApi({ apiKey: KEY, baseUrl: server.url, limits: own, signal }).stream(ask)
}

test('a message is put together from its stream', async () => {
  expect(await streamWith(undefined)).toEqual({ kind: 'answered', text: 'A fine text.', usage })
})

test.each(Object.keys(faults) as FaultName[])('%s', async (fault) => {
  const outcome = await streamWith(fault)
  expect(outcome).toMatchObject(expected[fault])
  expect(JSON.stringify(outcome)).not.toContain(KEY)
  expect(server?.recorded).toHaveLength(1)
  expect(elsewhere.recorded).toEqual([])
  expect(rejections).toEqual([])
})

test('a server that is not there is told as not reached, so nothing counts', async () => {
  const gone = await startMessagesServer({ answer: () => ({ text: '' }) })
  await gone.close()
  const { signal } = new AbortController()
  const outcome = await openApi({ apiKey: KEY, baseUrl: gone.url, limits, signal }).stream(ask)
  expect(outcome).toMatchObject(failed('unsent'))
})

test('a caller who stops gets an unknown outcome: the answer was on its way', async () => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 100)
  expect(await streamWith('stall', controller.signal)).toMatchObject(unknown('stopped'))
  expect(rejections).toEqual([])
})

test('tokens are counted by the endpoint for it', async () => {
  server = await startMessagesServer({ answer: () => ({ text: '' }) })
  const { signal } = new AbortController()
  const counted = await openApi({ apiKey: KEY, baseUrl: server.url, limits, signal }).count(ask)
  expect(counted).toEqual({ kind: 'counted', tokens: 42 })
  expect(server.recorded[0]?.path).toBe('/v1/messages/count_tokens')
})
