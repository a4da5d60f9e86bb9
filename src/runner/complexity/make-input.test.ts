import { describe, expect, test } from 'vitest'
import { parseType } from '#schemas/value'
import { largestSizeOf, makeInput, type SizedParameter } from './make-input.ts'

const values: SizedParameter = {
  name: 'values',
  type: parseType('int[]'),
  constraint: { length: { max: 5000 }, items: { min: -5, max: 900 } },
}
const name: SizedParameter = { name: 'name', type: parseType('string'), constraint: { alphabet: 'xyz' } }
const count: SizedParameter = { name: 'count', type: parseType('int'), constraint: { min: 3, max: 40 } }

describe('an input of a size', () => {
  test('has that size in one parameter and stays small in the others, within the contract', () => {
    const [list, text, number] = makeInput([values, name, count], 'values', 'random', 500)
    expect(list).toHaveLength(500)
    for (const value of list as number[]) {
      expect(value).toBeGreaterThanOrEqual(-5)
      expect(value).toBeLessThanOrEqual(900)
    }
    expect(text).toMatch(/^[xyz]{1,24}$/)
    expect(number).toBeGreaterThanOrEqual(3)
    expect(number).toBeLessThanOrEqual(40)
  })

  test('is the same each time', () => {
    expect(makeInput([values], 'values', 'random', 64)).toEqual(makeInput([values], 'values', 'random', 64))
  })

  test('begins as a smaller one, also in what does not grow', () => {
    const [small, ...rest] = makeInput([values, name, count], 'values', 'random', 64)
    const [large, ...others] = makeInput([values, name, count], 'values', 'random', 512)
    expect((large as number[]).slice(0, 64)).toEqual(small)
    expect(others).toEqual(rest)
  })

  test('is arranged as told', () => {
    const [sorted] = makeInput([values], 'values', 'sorted', 100) as [number[]]
    expect(sorted).toEqual(sorted.toSorted((a, b) => a - b))
    const [reversed] = makeInput([values], 'values', 'reversed', 100) as [number[]]
    expect(reversed).toEqual(reversed.toSorted((a, b) => b - a))
    const [equal] = makeInput([values], 'values', 'equal', 100) as [number[]]
    expect(new Set(equal).size).toBe(1)
    expect(makeInput([name], 'name', 'equal', 5)[0]).toMatch(/^([xyz])\1{4}$/)
  })

  test('keeps to an order and to distinct values that the contract wants, whatever the arrangement', () => {
    const strict: SizedParameter = {
      ...values,
      constraint: { sorted: 'strictly ascending', items: { min: 0, max: 100_000 } },
    }
    for (const arrangement of ['random', 'reversed', 'equal'] as const) {
      const [list] = makeInput([strict], 'values', arrangement, 200) as [number[]]
      expect(list).toHaveLength(200)
      expect(list.every((value, index) => index === 0 || value > (list[index - 1] ?? 0))).toBe(true)
    }
  })

  test('of a number is the number', () => {
    expect(makeInput([count], 'count', 'random', 32)).toEqual([32])
  })

  test('is at most what the contract allows', () => {
    expect([values, name, count].map(largestSizeOf)).toEqual([5000, 8192, 40])
    expect(largestSizeOf({ name: 'flag', type: parseType('bool'), constraint: {} })).toBe(0)
  })
})
