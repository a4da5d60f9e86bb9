import { describe, expect, test } from 'vitest'
import type { Inputs } from '#schemas/inputs'
import type { Encoded } from '#schemas/value'
import { createInputContract, relationSideFault } from './input-contract.ts'

const signatureOf = (types: Readonly<Record<string, string>>) => ({
  name: 'f',
  parameters: Object.entries(types).map(([name, type]) => ({ name, type, doc: 'A value.' })),
  returns: { type: 'int', doc: 'A result.' },
})

function contractOf(
  type: string,
  constraint: Inputs['parameters'][string],
  relations: Inputs['relations'] = [],
) {
  return createInputContract(signatureOf({ v: type }), {
    version: 1,
    parameters: { v: constraint },
    relations,
  })
}

const map = (entries: readonly (readonly [string, Encoded])[]): Encoded => ({ $: 'map', v: entries })

describe('legal and illegal inputs', () => {
  test.for<{
    type: string
    constraint: Inputs['parameters'][string]
    legal: Encoded[]
    illegal: [Encoded, string][]
  }>([
    {
      type: 'int',
      constraint: { min: 1, max: 3 },
      legal: [1, 3],
      illegal: [
        [0, 'v'],
        [4, 'v'],
      ],
    },
    {
      type: 'float',
      constraint: { min: 0 },
      legal: [0, { $: '-0' }, { $: 'inf' }],
      illegal: [
        [{ $: 'nan' }, 'v'],
        [{ $: '-inf' }, 'v'],
      ],
    },
    {
      type: 'bigint',
      constraint: { max: 5 },
      legal: [{ $: 'bigint', v: '5' }],
      illegal: [[{ $: 'bigint', v: '6' }, 'v']],
    },
    {
      type: 'string',
      constraint: { length: { min: 1, max: 3 }, alphabet: 'lowercase' },
      legal: ['a', 'abc'],
      illegal: [
        ['', 'length of v'],
        ['abcd', 'length of v'],
        ['aB', 'v'],
      ],
    },
    { type: 'string', constraint: { oneOf: ['on', 'off'] }, legal: ['on'], illegal: [['of', 'v']] },
    {
      type: 'int[]',
      constraint: { length: { max: 3 }, items: { min: 0 }, sorted: 'ascending' },
      legal: [[], [1, 1, 2]],
      illegal: [
        [[2, 1], 'v[1]'],
        [[-1], 'v[0]'],
        [[1, 2, 3, 4], 'length of v'],
      ],
    },
    {
      type: 'int[]',
      constraint: { sorted: 'strictly ascending' },
      legal: [[1, 2]],
      illegal: [[[1, 1], 'v[1]']],
    },
    {
      type: 'string[]',
      constraint: { distinct: true },
      legal: [['a', 'b']],
      illegal: [[['a', 'b', 'a'], 'v[2]']],
    },
    {
      type: 'map<int>',
      constraint: { size: { min: 1 }, keys: { length: { max: 1 } }, values: { max: 9 } },
      legal: [map([['a', 9]])],
      illegal: [
        [map([]), 'length of v'],
        [map([['ab', 1]]), 'length of key "ab" of v'],
        [map([['a', 10]]), 'v["a"]'],
      ],
    },
    {
      type: '{id: int, tag: string?}',
      constraint: { fields: { id: { min: 1 }, tag: { of: { length: { min: 1 } } } } },
      legal: [
        { id: 1, tag: null },
        { id: 1, tag: 'x' },
      ],
      illegal: [
        [{ id: 0, tag: null }, 'v.id'],
        [{ id: 1, tag: '' }, 'length of v.tag'],
      ],
    },
    {
      type: 'bytes',
      constraint: { length: { max: 2 } },
      legal: [{ $: 'bytes', v: 'AP8=' }],
      illegal: [[{ $: 'bytes', v: 'AAAA' }, 'length of v']],
    },
  ])('$type', ({ type, constraint, legal, illegal }) => {
    const contract = contractOf(type, constraint)
    for (const value of legal) expect(contract.check([value])).toEqual([])
    for (const [value, path] of illegal)
      expect(contract.check([value]).map((fault) => fault.path)).toEqual([path])
  })

  test('relations hold between parameters and lengths', () => {
    const signature = signatureOf({ list: 'int[]', k: 'int', box: '{low: int, high: int}' })
    const relations = [
      { left: 'k', op: '<=', right: 'length(list)' },
      { left: 'box.low', op: '<', right: 'box.high' },
    ] as const
    const parameters = { list: {}, k: {}, box: {} }
    const contract = createInputContract(signature, { version: 1, parameters, relations })
    expect(contract.check([[1, 2], 2, { low: 0, high: 1 }])).toEqual([])
    expect(contract.check([[1, 2], 3, { low: 1, high: 1 }]).map(({ path }) => path)).toEqual(['k', 'box.low'])
    expect(relationSideFault('length(k)', signature)).toBe('something that has a length')
    expect(relationSideFault('box.middle', signature)).toContain('field')
    expect(relationSideFault('list', signature)).toBe('a number, or length(list)')
    expect(relationSideFault('box.high', signature)).toBeUndefined()
  })
})

test('the same contract, as sentences', () => {
  const signature = signatureOf({
    readings: 'int[]',
    name: 'string',
    rate: 'float',
    flag: 'bool',
    orders: '{id: int, note: string?}[]',
  })
  const contract = createInputContract(signature, {
    version: 1,
    parameters: {
      readings: {
        length: { min: 0, max: 86400 },
        items: { min: -400, max: 400 },
        sorted: 'ascending',
        distinct: true,
      },
      name: { length: { min: 1, max: 1 }, alphabet: 'abcdefghijklmnopqrstuvwxyz0123456789-' },
      rate: { min: 0 },
      flag: {},
      orders: {
        length: { max: 9 },
        items: { fields: { id: { max: 5 }, note: { of: { length: { max: 3 } } } } },
      },
    },
    relations: [{ left: 'length(name)', op: '<=', right: 3 }],
  })
  expect(contract.sentences).toEqual([
    '`readings` has 0 to 86,400 elements.',
    'Each element of `readings` is a whole number from -400 to 400.',
    'The elements of `readings` stand in ascending order.',
    'No two elements of `readings` are equal.',
    '`name` has exactly 1 character: letters a to z, digits 0 to 9 and `-` only.',
    '`rate` is a number of at least 0.',
    '`orders` has at most 9 elements.',
    '`id` of each element of `orders` is a whole number of at most 5.',
    '`note` of each element of `orders` may be absent (`null`).',
    '`note` of each element of `orders` has at most 3 UTF-16 code units.',
    'The length of `name` is at most 3.',
  ])
})
