import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { createPool, rowOf } from '../pool/pool.ts'
import { logProbabilityOf } from '../select/log-probability.ts'
import { givenAnswers } from './given-answers.ts'
import { logLikelihoodAt } from './log-likelihood-at.ts'
import { testletsOf } from './testlets.ts'

const bank = (sd: number): readonly ItemParameters[] => [
  { model: '2pl', a: 1.7, b: -0.5, c: 0, d: 1, testlet: { id: 'one', sd } },
  { model: 'grm', a: 1.3, b: [-0.4, 0.5], testlet: { id: 'one', sd } },
  { model: '2pl', a: 2, b: 0.3, c: 0, d: 1, testlet: { id: 'one', sd } },
  { model: 'grm', a: 1.6, b: [-0.9, 0.1, 0.8], testlet: { id: 'one', sd } },
  { model: '2pl', a: 1.5, b: 0, c: 0, d: 1, testlet: { id: 'two', sd } },
  { model: '2pl', a: 1.5, b: 0, c: 0, d: 1 },
]
const ANSWERS = [
  { item: 0, category: 1 },
  { item: 1, category: 2 },
]

/** Written anew: chances of a two-category or graded item. */
function chance({ a, b }: ItemParameters, category: number, theta: number): number {
  const thresholds = typeof b === 'number' ? [b] : b
  const atLeast = (k: number): number =>
    k === 0 ? 1 : k > thresholds.length ? 0 : 1 / (1 + Math.exp(-a * (theta - (thresholds[k - 1] ?? 0))))
  return atLeast(category) - atLeast(category + 1)
}

/** Probability of some answers to one testlet, its shift by Simpson's rule on ±8 SD. */
function together(
  items: readonly ItemParameters[],
  sd: number,
  answers: typeof ANSWERS,
  theta: number,
): number {
  const cells = 400
  let sum = 0
  for (let j = 0; j <= cells; j++) {
    const z = -8 + (16 * j) / cells
    let value = Math.exp((-z * z) / 2) * (j === 0 || j === cells ? 1 : j % 2 === 0 ? 2 : 4)
    for (const { item, category } of answers)
      value *= chance(items[item] ?? { model: '1pl', a: 1, b: 0, c: 0, d: 1 }, category, theta - sd * z)
    sum += value
  }
  return (sum * 16) / cells / 3 / Math.sqrt(2 * Math.PI)
}

describe.each([0.05, 0.3, 1, 1.6])('after two answers to a testlet of SD %d', (sd) => {
  const items = bank(sd)
  const pool = createPool(items)
  const testlets = testletsOf(pool)
  const all = Int32Array.from(items.keys())
  it('its other items have their curves given these', () => {
    givenAnswers(pool, testlets, ANSWERS, all, () => {
      for (const item of [2, 3]) {
        const size = pool.sizes[item] ?? 0
        for (let q = 16; q <= 64; q += 4) {
          const given = (k: number, theta: number): number =>
            together(items, sd, [...ANSWERS, { item, category: k }], theta) /
            together(items, sd, ANSWERS, theta)
          const theta = pool.abilities[q] ?? 0
          let information = 0
          for (let k = 0; k < size; k++) {
            const wanted = given(k, theta)
            expect(pool.probability[rowOf(pool, item, k) + q]).toBeCloseTo(wanted, 6)
            information += ((given(k, theta + 1e-4) - given(k, theta - 1e-4)) / 2e-4) ** 2 / wanted
          }
          // below a mesh step three weights give a central difference
          expect(pool.information[item * pool.grid.points + q]).toBeCloseTo(information, sd < 0.1 ? 3 : 5)
        }
      }
    })
  })
  it('those of others and all tables afterwards are what they were', () => {
    const before = { p: pool.probability.slice(), i: pool.information.slice() }
    const logarithms = logProbabilityOf(pool).slice()
    const second = 2 * pool.grid.points
    const seen = givenAnswers(pool, testlets, ANSWERS, all, () => {
      expect(pool.information.slice(2 * second)).toEqual(before.i.slice(2 * second))
      expect(pool.information.slice(0, second)).not.toEqual(before.i.slice(0, second))
      return logProbabilityOf(pool).slice()
    })
    const row = rowOf(pool, 2, 1) + 40
    expect(seen[row]).not.toBeCloseTo(logarithms[row] ?? NaN, 3)
    const fail = (): never => {
      throw new Error('no choice')
    }
    expect(() => givenAnswers(pool, testlets, ANSWERS, all, fail)).toThrow('no choice')
    expect(pool.probability).toEqual(before.p)
    expect(pool.information).toEqual(before.i)
    expect(logProbabilityOf(pool)).toEqual(logarithms)
  })
  it('items that nobody asks for are left alone', () => {
    const information = pool.information.slice()
    givenAnswers(pool, testlets, ANSWERS, Int32Array.of(3, 4, 5), () => {
      const { points } = pool.grid
      expect(pool.information.slice(0, 3 * points)).toEqual(information.slice(0, 3 * points))
      expect(pool.information.slice(3 * points, 4 * points)).not.toEqual(
        information.slice(3 * points, 4 * points),
      )
    })
  })
})

describe('the likelihood at an ability off the grid', () => {
  const responses = [0, 2, 1, 3, 1, 0].map((category, item) => ({
    item,
    category: Math.min(category, item === 1 ? 2 : item === 3 ? 3 : 1),
  }))
  it('integrates what a testlet’s items share', () => {
    for (const sd of [0.05, 0.3, 1, 1.6]) {
      const items = bank(sd)
      const pool = createPool(items)
      for (const theta of [-1.23, 0.04, 0.71]) {
        const wanted =
          Math.log(together(items, sd, responses.slice(0, 4), theta)) +
          Math.log(together(items, sd, responses.slice(4, 5), theta)) +
          Math.log(together(items, 0, responses.slice(5), theta))
        expect(logLikelihoodAt(pool, testletsOf(pool), responses, theta)).toBeCloseTo(wanted, 6)
      }
    }
  })
  it('is a product where nothing is shared', () => {
    const items = bank(0)
    const pool = createPool(items)
    const wanted = responses.reduce((sum, one) => sum + Math.log(together(items, 0, [one], 0.4)), 0)
    expect(logLikelihoodAt(pool, testletsOf(pool), responses, 0.4)).toBeCloseTo(wanted, 10)
  })
})
