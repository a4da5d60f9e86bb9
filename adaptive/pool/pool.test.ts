import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { information } from '../irt/information.ts'
import { ability, itemParameters, uncertainParameters } from '../irt/item-parameters.laws.ts'
import { informationAt, mostInformative } from './information-at.ts'
import { createPool, rowOf } from './pool.ts'

function at(pool: ReturnType<typeof createPool>, theta: number): number[] {
  const out = new Float64Array(pool.count)
  informationAt(pool, theta, Int32Array.from(pool.parameters.keys()), pool.count, out)
  return [...out]
}

describe('a pool', () => {
  it('holds for every item and grid point probabilities that sum to 1', () => {
    fc.assert(
      fc.property(fc.array(uncertainParameters, { maxLength: 4 }), (items) => {
        const pool = createPool(items)
        items.forEach((_, i) => {
          for (let q = 0; q < pool.grid.points; q++) {
            let sum = 0
            for (let k = 0; k < (pool.sizes[i] ?? 0); k++) sum += pool.probability[rowOf(pool, i, k) + q] ?? 0
            expect(sum).toBeCloseTo(1, 12)
          }
        })
      }),
      { numRuns: 20 },
    )
  })
  it('gives the information of known parameters at any ability, on the grid or off it', () => {
    fc.assert(
      fc.property(fc.array(itemParameters, { maxLength: 6 }), ability, (items, theta) => {
        const found = at(createPool(items), theta)
        items.forEach((item, i) => expect(found[i]).toBeCloseTo(information(item, theta), 12))
      }),
    )
  })
  it('gives that of uncertain parameters from its table: exactly on the grid, between its neighbours elsewhere', () => {
    const item = { model: 'grm', a: 1.2, b: [-0.6, 0, 0.6], uncertainty: { lnA: 0.3, b: 0.8 } } as const
    const pool = createPool([item])
    const [left = 0] = at(pool, 0.5)
    const [middle = 0] = at(pool, 0.5625)
    const [right = 0] = at(pool, 0.625)
    expect(left).toBe(pool.information[44])
    expect(right).toBe(pool.information[45])
    expect(middle).toBeCloseTo((left + right) / 2, 14)
    expect(at(pool, 99)).toEqual([pool.information[80]])
  })
})

it('finds the most informative item without looking at all of them closely', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(itemParameters, uncertainParameters), { maxLength: 30 }),
      ability,
      (items, theta) => {
        const pool = createPool(items)
        const values = at(pool, theta)
        const place = mostInformative(pool, theta, Int32Array.from(items.keys()))
        expect(place).toBe(values.indexOf(Math.max(...values)))
      },
    ),
  )
})

it('rules out no item that is the most informative by a hair', () => {
  const near = fc
    .record({
      a: fc.double({ min: 0.8, max: 1.2, noNaN: true }),
      b: fc.double({ min: -2, max: 2, noNaN: true }),
    })
    .map(({ a, b }) => ({ model: '2pl' as const, a, b, c: 0, d: 1 }))
  fc.assert(
    fc.property(fc.array(near, { minLength: 2, maxLength: 40 }), ability, (items, theta) => {
      const pool = createPool(items, { low: -1, high: 1, points: 3 })
      const values = at(pool, theta)
      const place = mostInformative(pool, theta, Int32Array.from(items.keys()))
      expect(place).toBe(values.indexOf(Math.max(...values)))
    }),
    { numRuns: 500 },
  )
})

describe('parameters that no item has', () => {
  const good = { model: '4pl', a: 1, b: 0, c: 0, d: 1 } as const
  it.each([
    [{ ...good, a: 0 }, 'item 1: a must be positive and finite, received 0'],
    [{ ...good, b: Infinity }, 'item 1: b must be finite, received Infinity'],
    [{ ...good, c: 0.5, d: 0.5 }, 'item 1: 0 ≤ c < d ≤ 1 must hold, received c 0.5, d 0.5'],
    [
      { ...good, uncertainty: { lnA: -1, b: 0 } },
      'item 1: uncertainty must not be negative, received lnA -1, b 0',
    ],
    [
      { model: 'grm', a: 1, b: [1, 0] } as const,
      'item 1: thresholds of a graded item must increase, received 1, 0',
    ],
    [{ model: 'gpcm', a: 1, b: [] } as const, 'item 1: 1 to 100 thresholds are possible, received 0'],
    [{ model: 'gpcm', a: 1, b: [NaN] } as const, 'item 1: thresholds must be finite, received NaN'],
  ])('are refused by name: %j', (bad, words) => {
    expect(() => createPool([good, bad])).toThrow(new RangeError(words))
  })
})
