import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readModel } from './read-model.ts'

const own = readFileSync(new URL('prices.yaml', import.meta.url), 'utf8')

test('the file of prices has every model whole, with the day and the source', () => {
  for (const name of ['claude-opus-5-5', 'claude-sonnet-5-5', 'claude-haiku-5-5'])
    expect(readModel(own, 'prices.yaml', name).ok).toBe(true)
  expect(readModel(own, 'prices.yaml', 'claude-sonnet-5-5')).toEqual({
    ok: true,
    model: {
      name: 'claude-sonnet-5-5',
      dated: '2026-11-21',
      price: { input: 2, cacheWrite: 2.5, cacheRead: 0.2, output: 10 },
      batchFactor: 0.5,
      maxOutputTokens: 128_000,
      promptUpTo: Infinity,
    },
  })
})

test.each(['claude-9', 'toString', '__proto__'])('a model without a price is refused: %s', (name) => {
  expect(readModel(own, 'prices.yaml', name)).toEqual({
    ok: false,
    faults: [
      `prices.yaml: Unexpected model ${name}, expected one with a price (claude-opus-5-5, claude-sonnet-5-5, claude-haiku-5-5); write its prices, their day and their source into the file`,
    ],
  })
})

test('every fault of the file is told with its place', () => {
  const text = `version: 1
dated: yesterday
sources: []
batchFactor: 2
models:
  m: { input: -1, cacheWrite: 1, cacheRead: 1, output: free, maxOutputTokens: 1 }
`
  const read = readModel(text, 'prices.yaml', 'm')
  expect(read.ok).toBe(false)
  expect(read.ok ? [] : read.faults).toMatchInlineSnapshot(`
    [
      "prices.yaml:2:8: Unexpected \`yesterday\` at \`dated\`, expected text that matches ^[0-9]{4}-[0-9]{2}-[0-9]{2}$; Day on which the prices were read, as YYYY-MM-DD.",
      "prices.yaml:3:10: Unexpected empty list at \`sources\`, expected 1 entries or more; Where the prices stand.",
      "prices.yaml:4:14: Unexpected \`2\` at \`batchFactor\`, expected 1 or less; What a message in a batch costs, as a share of its price alone.",
      "prices.yaml:6:15: Unexpected \`-1\` at \`models.m.input\`, expected more than 0; Input that is neither written to the cache nor read from it, in US dollars per million tokens.",
      "prices.yaml:6:56: Unexpected \`free\` at \`models.m.output\`, expected a number; Output, thinking included, in US dollars per million tokens.",
    ]
  `)
})
