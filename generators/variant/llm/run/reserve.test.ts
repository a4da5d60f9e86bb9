import { expect, test } from 'vitest'
import { settings, subject } from '../../../../test/generate/subject.ts'
import type { Api } from '../api/client.ts'
import type { Ask } from '../prompt.ts'
import { createPatience } from './patience.ts'
import { reserve, reserveCounted } from './reserve.ts'
import type { RunContext } from './run-context.ts'

const at = () => Promise.resolve()
const turns = [{ role: 'user', text: 'é'.repeat(20_000) }] as const
const ask: Ask = { id: 'a', model: 'model-a', maxTokens: 1000, prompt: { shared: '', turns } }
/** 40,000 bytes and 2,000 tokens of a frame at $2.50, and 1,000 tokens at $10, in billionths of a dollar. */
const bound = 42_000 * 2500 + 1000 * 10_000

function context(cap: number, counted?: number): RunContext {
  const api = {
    count: async () => {
      await at()
      return counted === undefined
        ? { kind: 'overloaded', retryAfterMs: null }
        : { kind: 'counted', tokens: counted }
    },
  } as unknown as Api
  const ledger = { entries: [], append: () => undefined, close: () => undefined }
  const { signal } = new AbortController()
  return {
    api,
    ledger,
    signal,
    sleep: at,
    settings: { ...settings, cap },
    subject,
    patience: createPatience(at),
  }
}

test('a request fits where all its bytes as tokens and all its output fit below the cap, to the last billionth', () => {
  expect(reserve(context(bound), ask, 'stream')).toEqual({ kind: 'reserved', nano: bound })
  expect(reserve(context(bound / 2), ask, 'batch')).toEqual({ kind: 'reserved', nano: bound / 2 })
  expect(reserve(context(bound - 1), ask, 'stream')).toEqual({
    kind: 'not',
    stop: { ended: 'capped', message: 'the next request may cost $0.1150, and $0.1150 are left of $0.1150' },
  })
  expect(reserve(context(bound), ask, 'stream', 1).kind).toBe('not')
})

test('near the cap the count of the API decides, with room for its being an estimate', async () => {
  const nano = (11_000 + 2000) * 2500 + 1000 * 10_000
  expect(await reserveCounted(context(nano, 10_000), ask, 'stream')).toEqual({ kind: 'reserved', nano })
  expect((await reserveCounted(context(nano - 1, 10_000), ask, 'stream')).kind).toBe('not')
  expect((await reserveCounted(context(bound - 1), ask, 'stream')).kind).toBe('not')
})

test('a prompt that may be longer than its price holds for is not sent', () => {
  const short = context(bound)
  const model = { ...settings.model, promptUpTo: 41_999 }
  expect(reserve({ ...short, settings: { ...short.settings, model } }, ask, 'stream')).toEqual({
    kind: 'not',
    stop: {
      ended: 'request',
      message: 'a prompt of up to 42000 tokens has no price: the model’s holds up to 41999',
    },
  })
})
