import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uncertainParameters } from '../irt/item-parameters.laws.ts'
import { createPool, rowOf } from '../pool/pool.ts'
import { abilitiesOf, SESSION_GRID } from './grid.ts'
import { normalPrior, updated } from './posterior.ts'

describe('a normal prior', () => {
  it('has sum 1, its mean and its standard deviation', () => {
    const grid = { low: -8, high: 8, points: 161 }
    const abilities = abilitiesOf(grid)
    const weights = normalPrior(grid, { mean: 0.5, sd: 0.7 })
    const mean = weights.reduce((sum, weight, q) => sum + weight * (abilities[q] ?? 0), 0)
    const variance = weights.reduce((sum, weight, q) => sum + weight * ((abilities[q] ?? 0) - mean) ** 2, 0)
    expect(weights.reduce((x, y) => x + y, 0)).toBeCloseTo(1, 14)
    expect(mean).toBeCloseTo(0.5, 12)
    expect(Math.sqrt(variance)).toBeCloseTo(0.7, 12)
  })
  it('survives a mean far off the grid', () => {
    const weights = normalPrior(SESSION_GRID, { mean: 60, sd: 0.5 })
    expect(weights.at(-1)).toBeCloseTo(1, 10)
  })
  it('refuses what is no distribution or no grid', () => {
    expect(() => normalPrior(SESSION_GRID, { mean: 0, sd: 0 })).toThrow('a prior needs sd > 0, received 0')
    expect(() => abilitiesOf({ low: 1, high: 1, points: 5 })).toThrow(
      'a grid needs finite low < high, received [1, 1]',
    )
    expect(() => abilitiesOf({ low: 0, high: 1, points: 2 })).toThrow(
      'a grid needs an integer of at least 3 points, received 2',
    )
  })
})

describe('updating', () => {
  it('response by response is updating with all at once, in any order', () => {
    const responses = fc.array(
      fc.record({ parameters: uncertainParameters, share: fc.double({ min: 0, max: 0.999, noNaN: true }) }),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    fc.assert(
      fc.property(responses, (given) => {
        const pool = createPool(given.map(({ parameters }) => parameters))
        const rows = given.map(({ share }, i) => rowOf(pool, i, Math.floor(share * (pool.sizes[i] ?? 0))))
        const sequential = rows.reduce(
          (weights, row) => updated(weights, pool.probability, row),
          normalPrior(SESSION_GRID),
        )
        const backwards = rows.reduceRight(
          (weights, row) => updated(weights, pool.probability, row),
          normalPrior(SESSION_GRID),
        )
        const joint = new Float64Array(SESSION_GRID.points).fill(1)
        for (const row of rows)
          joint.forEach((value, q) => (joint[q] = value * (pool.probability[row + q] ?? 0)))
        const batch = updated(normalPrior(SESSION_GRID), joint, 0)
        batch.forEach((weight, q) => {
          expect(Math.abs(weight - (sequential[q] ?? 0))).toBeLessThan(1e-12)
          expect(Math.abs(weight - (backwards[q] ?? 0))).toBeLessThan(1e-12)
        })
      }),
      { numRuns: 40 },
    )
  })
  it('never changes the posterior that it was given', () => {
    const pool = createPool([{ model: '2pl', a: 1, b: 0, c: 0, d: 1 }])
    const prior = normalPrior(SESSION_GRID)
    const copy = [...prior]
    updated(prior, pool.probability, rowOf(pool, 0, 1))
    expect([...prior]).toEqual(copy)
  })
  it('learns nothing from a response that the grid holds impossible', () => {
    const prior = normalPrior(SESSION_GRID)
    expect(updated(prior, new Float64Array(SESSION_GRID.points), 0)).toBe(prior)
  })
})
