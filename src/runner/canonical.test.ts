import { expect, test } from 'vitest'
import { canonical } from './canonical.ts'

test('a map with string keys is sorted by UTF-16 code units, at every depth', () => {
  const inner = {
    $: 'map' as const,
    v: [
      ['\u{1F600}', 1],
      ['\uFF5E', 2],
      ['b', 3],
    ] as const,
  }
  const sorted = {
    $: 'map',
    v: [
      ['b', 3],
      ['\u{1F600}', 1],
      ['\uFF5E', 2],
    ],
  }
  expect(canonical([{ a: inner }])).toEqual([{ a: sorted }])
  expect(canonical({ $: 'set', v: [inner] })).toEqual({ $: 'set', v: [sorted] })
  expect(
    canonical({
      $: 'object',
      v: [
        ['$', inner],
        ['a', 1],
      ],
    }),
  ).toEqual({
    $: 'object',
    v: [
      ['$', sorted],
      ['a', 1],
    ],
  })
})

test('a map with other keys keeps its order', () => {
  const map = {
    $: 'map' as const,
    v: [
      [2, 'b'],
      [1, 'a'],
      ['x', 'c'],
    ] as const,
  }
  expect(canonical(map)).toEqual(map)
})

test('everything else stays, the key __proto__ too', () => {
  const value = JSON.parse('{"__proto__": {"$": "nan"}, "b": [null, 1.5, "x"]}')
  expect(JSON.stringify(canonical(value))).toBe(JSON.stringify(value))
})
