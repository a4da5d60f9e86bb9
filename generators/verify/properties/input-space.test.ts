import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Inputs } from '#schemas/inputs'
import type { Encoded } from '#schemas/value'
import { createInputSpace, nearMisses } from './input-space.ts'

const signature = {
  name: 'f',
  parameters: [
    { name: 'times', type: 'int[]', doc: '' },
    { name: 'names', type: 'string[]', doc: '' },
    { name: 'rule', type: '{on: int, off: int, note: string?}', doc: '' },
    { name: 'limits', type: 'map<float>', doc: '' },
    { name: 'k', type: 'int', doc: '' },
  ],
  returns: { type: 'int', doc: '' },
}
const inputs: Inputs = {
  version: 1,
  parameters: {
    times: { length: { min: 1, max: 40 }, items: { min: -5, max: 90 }, sorted: 'strictly ascending' },
    names: {
      length: { min: 0, max: 30 },
      items: { length: { min: 1, max: 4 }, alphabet: 'lowercase' },
      distinct: true,
    },
    rule: {
      fields: { on: { min: 1, max: 50 }, off: { min: 0, max: 50 }, note: { of: { oneOf: ['a', 'b'] } } },
    },
    limits: {
      size: { min: 0, max: 3 },
      keys: { length: { min: 1, max: 2 }, alphabet: 'xyz' },
      values: { min: 0, max: 1 },
    },
    k: { min: 1, max: 40 },
  },
  relations: [
    { left: 'rule.off', op: '<', right: 'rule.on' },
    { left: 'k', op: '<=', right: 'length(times)' },
  ],
}
const known: Encoded[] = [
  [-5, 3, 90],
  ['ab', 'c'],
  { on: 9, off: 2, note: 'a' },
  { $: 'map', v: [['x', 0.5]] },
  2,
]

const drawn = (seed: number, cases: readonly Encoded[][] = []) =>
  fc.sample(createInputSpace(signature, inputs, cases).arbitrary, { seed, numRuns: 300 })

describe('the inputs of a contract', () => {
  it('are nearly all legal where they are drawn from the contract alone', () => {
    const { contract } = createInputSpace(signature, inputs, [])
    const legal = drawn(7).filter((input) => contract.check(input).length === 0)
    expect(legal.length).toBeGreaterThan(280)
  })

  it('are the same for the same seed, and others for another', () => {
    expect(drawn(7)).toEqual(drawn(7))
    expect(drawn(7)).not.toEqual(drawn(8))
  })

  it('reach both ends of ranges, empty lists, and what is equal', () => {
    const all = drawn(3)
    const ks = new Set(all.map(([, , , , k]) => k))
    expect(ks.has(1)).toBe(true)
    expect(all.some(([, names]) => Array.isArray(names) && names.length === 0)).toBe(true)
    expect(all.some(([times]) => Array.isArray(times) && times.includes(-5))).toBe(true)
    expect(all.some(([times]) => Array.isArray(times) && times.includes(90))).toBe(true)
  })

  it('are near the cases, too, by one value left out, moved or replaced', () => {
    const near = drawn(5, [known]).filter(
      ([, names]) => JSON.stringify(names) === '["c","ab"]' || JSON.stringify(names) === '["ab"]',
    )
    expect(near.length).toBeGreaterThan(0)
  })
})

describe('near misses', () => {
  const { contract } = createInputSpace(signature, inputs, [])
  const misses = nearMisses(signature, inputs, known)

  it('break one constraint each, and all of them are refused', () => {
    expect(contract.check(known)).toEqual([])
    const wordsOf = new Map([
      ['rule.off < rule.on', '`rule.off` is less than `rule.on`'],
      ['k <= length(times)', '`k` is at most the length of `times`'],
    ])
    for (const { input, broken } of misses)
      expect(
        contract.check(input).map(({ parameter, expected }) => parameter ?? expected),
        JSON.stringify(input),
      ).toContain(wordsOf.get(broken) ?? broken)
  })

  it('are there for every constraint that the input can break', () => {
    const of = (name: string) => misses.filter(({ broken }) => broken === name).length
    // too short, too long, out of order, least and greatest element
    expect(of('times')).toBe(5)
    // too long, an element twice, its alphabet, shorter, longer
    expect(of('names')).toBe(5)
    expect(of('rule')).toBe(5)
    // a key's alphabet, shorter, longer; a value below and above
    expect(of('limits')).toBe(5)
    expect(of('k')).toBe(2)
    // one side too large, the other too small
    expect(of('rule.off < rule.on')).toBe(2)
    expect(of('k <= length(times)')).toBe(2)
  })
})
