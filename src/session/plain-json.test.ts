import { expect, it } from 'vitest'
import { encodeValue, parseType, readPlain, type Encoded } from '#schemas/value'
import { plainJson } from './plain-json.ts'

it.each<readonly [string, string, Encoded]>([
  ['a list', 'int[]', [1, 2, 3]],
  ['a text', 'string', 'say "so"\n'],
  ['half of a sign', 'string', encodeValue('a\ud800b')],
  ['a record', '{ id: int, tags: string[] }', { id: 7, tags: ['a', 'b'] }],
  ['nothing', 'int?', null],
  ['a big integer', 'bigint', encodeValue(12n ** 30n)],
  ['bytes', 'bytes', encodeValue(new Uint8Array([1, 2, 255]))],
  ['infinity', 'float', encodeValue(-Infinity)],
  ['negative zero', 'float', encodeValue(-0)],
  [
    'a map',
    'map<int>',
    {
      $: 'map',
      v: [
        ['a', 1],
        ['b c', 2],
      ],
    },
  ],
])('writes %s so that it is read back', (_, type, value) => {
  const json = plainJson(value)
  expect(json).toBeDefined()
  expect(json).not.toContain('\n')
  expect(readPlain(JSON.parse(json ?? ''), parseType(type))).toEqual({ ok: true, value })
})

it('says so where JSON has no way', () => {
  expect(plainJson([1, encodeValue(NaN)])).toBeUndefined()
})
