import { inspect as inspectInNode } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAllowance } from './captured.ts'
import { inspect } from './inspect.ts'

const allowance = createAllowance(1e9, () => undefined)
const shown = (value: unknown) => inspect(value, allowance)

describe('what the console shows', () => {
  test('is what Node shows on one line, for plain values of printable text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abc \'"-$9') })
    const value = fc.anything({
      key: text,
      values: [
        text,
        fc.integer(),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.constant(undefined),
        fc.bigInt(),
      ],
      withMap: true,
      withSet: true,
      maxDepth: 2,
      maxKeys: 4,
    })
    const inNode = (one: unknown) => inspectInNode(one, { breakLength: Infinity, compact: true })
    fc.assert(
      fc.property(value, (one) => {
        if (typeof one !== 'string') expect(shown(one)).toBe(inNode(one))
      }),
    )
  })

  test.each<[unknown, string]>([
    ['text', 'text'],
    [-0, '-0'],
    [[1, [2, [3, [4]]]], '[ 1, [ 2, [ 3, [Array] ] ] ]'],
    [{ 'a-b': 1, c: { d: { e: { f: 1 } } } }, "{ 'a-b': 1, c: { d: { e: [Object] } } }"],
    [new Map([['a', new Set([1])]]), "Map(1) { 'a' => Set(1) { 1 } }"],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [new Date(NaN), 'Invalid Date'],
    [/a+/g, '/a+/g'],
    [new TypeError('no'), 'TypeError: no'],
    [[new Error('no')], '[ [Error: no] ]'],
    [
      new (class Point {
        x = 1
      })(),
      'Point { x: 1 }',
    ],
    [Object.create(null), '[Object: null prototype] {}'],
    [new Uint8Array([1, 2]), 'Uint8Array(2) [ 1, 2 ]'],
    [() => 1, '[Function (anonymous)]'],
    [
      {
        get a() {
          throw new Error('never run')
        },
      },
      '{ a: [Getter] }',
    ],
    [Array.from({ length: 102 }, () => 0), `[ ${'0, '.repeat(100)}... 2 more items ]`],
  ])('case %#', (value, text) => {
    expect(shown(value)).toBe(text)
  })

  test('a value inside itself is named', () => {
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    expect(shown(cycle)).toBe('{ self: [Circular] }')
  })
})
