import { assert, integer, property, record, string, constantFrom } from 'fast-check'
import { expect, test } from 'vitest'
import { costOfUsage, dollars, inputBound, settle, USD, worstCase } from './money.ts'
import type { Model } from './read-model.ts'

const model: Model = {
  name: 'm',
  dated: '2026-01-01',
  price: { input: 2, cacheWrite: 2.5, cacheRead: 0.2, output: 10 },
  batchFactor: 0.5,
  maxOutputTokens: 1000,
  promptUpTo: Infinity,
}

test('an answer costs what its tokens cost, half of it in a batch', () => {
  const usage = { input: 1_000_000, cacheWrite: 0, cacheRead: 1_000_000, output: 100_000 }
  expect(costOfUsage(model, 'stream', usage)).toBe(3.2 * USD)
  expect(costOfUsage(model, 'batch', usage)).toBe(1.6 * USD)
  expect(dollars(3.2 * USD)).toBe('$3.20')
  expect(dollars(1_234_567)).toBe('$0.0012')
})

test('no answer within its bounds costs more than what was reserved, whatever is cached', () => {
  const count = integer({ min: 0, max: 100_000 })
  const usages = record({ input: count, cacheWrite: count, cacheRead: count, output: count })
  assert(
    property(usages, constantFrom('stream' as const, 'batch' as const), (usage, way) => {
      const tokens = usage.input + usage.cacheWrite + usage.cacheRead
      return costOfUsage(model, way, usage) <= worstCase(model, way, tokens, usage.output)
    }),
  )
})

test('the bound of a prompt is not below its bytes, of which no token has less than one', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      return inputBound({ shared: text, turns: [{ role: 'user', text }] }) >= 2 * Buffer.byteLength(text)
    }),
  )
})

test('what may have been charged counts in full, what was not counts nothing', () => {
  const lost = { kind: 'unknown', why: 'cut', message: '' } as const
  expect(settle(model, 'stream', lost, 77)).toBe(77)
  expect(settle(model, 'stream', { kind: 'limited', retryAfterMs: null }, 77)).toBe(0)
  const usage = { input: 1, cacheWrite: 0, cacheRead: 0, output: 0 }
  expect(settle(model, 'stream', { kind: 'refused', category: null, usage }, 77)).toBe(2000)
})
