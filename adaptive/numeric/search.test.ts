import { describe, expect, it } from 'vitest'
import { crossingBetween, highestBetween } from './search.ts'

describe('searching an interval', () => {
  const hill = (x: number): number => 1 - (x - 0.3) * (x - 0.3)

  it('finds the top inside, and an end that is the top', () => {
    expect(highestBetween(hill, 0, 2, 1e-6)).toBeCloseTo(0.3, 6)
    expect(highestBetween(hill, 0.5, 2, 1e-6)).toBe(0.5)
    expect(highestBetween(hill, -2, 0.1, 1e-6)).toBe(0.1)
  })
  it('finds where a level is crossed, from either side', () => {
    expect(crossingBetween(hill, 0.75, -5, 0.3, 1e-9)).toBeCloseTo(-0.2, 8)
    expect(crossingBetween(hill, 0.75, 5, 0.3, 1e-9)).toBeCloseTo(0.8, 8)
  })
})
