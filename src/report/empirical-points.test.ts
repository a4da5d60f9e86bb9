import { describe, expect, it } from 'vitest'
import { empiricalPoints, wilson } from './empirical-points.ts'

/** One item that everybody answers. */
function oneItem(category: readonly number[], weights?: readonly number[]) {
  return {
    persons: category.length,
    items: 1,
    starts: category.map((_, n) => n).concat(category.length),
    item: category.map(() => 0),
    category,
    weights,
  }
}

describe('the persons behind a curve', () => {
  it('stand in groups of equal size, by ability, whatever their order', () => {
    // 40 persons, two groups of 20: the weaker ones pass 5 times, the stronger ones 15 times
    const order = Array.from({ length: 40 }, (_, n) => (n * 17) % 40)
    const theta = order.map((rank) => rank / 10)
    const category = order.map((rank) => (rank < 20 ? Number(rank < 5) : Number(rank < 35)))
    const [points = []] = empiricalPoints(oneItem(category), theta, [[0, 1]])
    expect(points.map(({ persons, mean }) => ({ persons, mean }))).toEqual([
      { persons: 20, mean: 0.25 },
      { persons: 20, mean: 0.75 },
    ])
    expect(points[0]?.theta).toBeCloseTo(0.95, 12)
    expect(points[1]?.theta).toBeCloseTo(2.95, 12)
    // Wilson for 5 of 20
    expect(points[0]?.low).toBeCloseTo(0.1119, 4)
    expect(points[0]?.high).toBeCloseTo(0.4687, 4)
  })

  it('of one estimate stay together', () => {
    const theta = Array.from({ length: 60 }, (_, n) => (n < 30 ? 0 : 1))
    const [points = []] = empiricalPoints(oneItem(theta.map(() => 1)), theta, [[0, 1]])
    expect(points.map(({ theta, persons }) => [theta, persons])).toEqual([
      [0, 30],
      [1, 30],
    ])
  })

  it('count with their weights', () => {
    const [points = []] = empiricalPoints(oneItem([0, 1], [30, 10]), [0, 1], [[0, 1]])
    expect(points.map(({ persons, mean }) => [persons, mean])).toEqual([
      [30, 0],
      [10, 1],
    ])
  })

  it('have mean scores and shares of scores as the item counts them', () => {
    // scores 0, 2, 3; the score 1 is not the item's and left out
    const [points = []] = empiricalPoints(oneItem([0, 2, 2, 3, 1]), [0, 0, 0, 0, 0], [[0, 2, 3]])
    expect(points).toHaveLength(1)
    expect(points[0]?.mean).toBe(1.75)
    expect(points[0]?.shares.map(({ share }) => share)).toEqual([0.25, 0.5, 0.25])
    // variance 1.1875 of 4 persons: half-width 1.96·√(1.1875/3)
    expect(points[0]?.low).toBeCloseTo(1.75 - 1.959964 * Math.sqrt(1.1875 / 3), 5)
  })

  it('are none where nobody answered', () => {
    expect(empiricalPoints({ ...oneItem([]), items: 2 }, [], [[0, 1], [0]])).toEqual([[], []])
  })
})

it('has Wilson’s interval', () => {
  // Wilson 1927 for 50 of 100 and for 0 of 10
  expect(wilson(0.5, 100).low).toBeCloseTo(0.40383, 5)
  expect(wilson(0.5, 100).high).toBeCloseTo(0.59617, 5)
  expect(wilson(0, 10).low).toBe(0)
  expect(wilson(0, 10).high).toBeCloseTo(0.27753, 5)
})
