import { describe, expect, it } from 'vitest'
import { chiSquareTail } from './gamma.ts'
import { noncentralChiSquareCdf, noncentralityAt } from './noncentral-chi-square.ts'

describe('the noncentral χ² distribution', () => {
  it('is the central one without noncentrality', () => {
    expect(noncentralChiSquareCdf(7, 3, 0)).toBeCloseTo(1 - chiSquareTail(7, 3), 14)
  })
  it('is (Z + √λ)² for one degree of freedom', () => {
    // P(|Z + 1| ≤ 2) = Φ(1) − Φ(−3)
    expect(noncentralChiSquareCdf(4, 1, 1)).toBeCloseTo(0.8413447460685429 - 0.0013498980316300957, 12)
  })
  it('has mean df + λ: its median is near that for many degrees of freedom', () => {
    const middle = noncentralChiSquareCdf(600, 400, 200)
    expect(middle).toBeGreaterThan(0.49)
    expect(middle).toBeLessThan(0.53)
  })
  it('is undone by its noncentrality', () => {
    const found = noncentralityAt(500, 405, 0.05)
    expect(noncentralChiSquareCdf(500, 405, found)).toBeCloseTo(0.05, 9)
    expect(noncentralityAt(10, 405, 0.95)).toBe(0)
  })
})
