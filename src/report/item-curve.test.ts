import { describe, expect, it } from 'vitest'
import { errorsOf, itemCurve } from './item-curve.ts'

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

describe('the curve of an item', () => {
  it('has the band of the delta method: for 2PL the logit is a(θ − b), its derivatives θ − b and −a', () => {
    const covariance = [0.04, 0.01, 0.01, 0.09]
    const [at] = itemCurve(
      { parameters: { model: '2pl', a: 1.5, b: 0.5, c: 0, d: 1 }, scores: [0, 1], covariance },
      [1.5],
    )
    const [byA, byB] = [1.5 - 0.5, -1.5]
    const half = 1.959963984540054 * Math.sqrt(byA * byA * 0.04 + 2 * byA * byB * 0.01 + byB * byB * 0.09)
    expect(at?.score).toBeCloseTo(logistic(1.5), 12)
    expect(at?.low).toBeCloseTo(logistic(1.5 - half), 6)
    expect(at?.high).toBeCloseTo(logistic(1.5 + half), 6)
    // a²PQ
    expect(at?.information).toBeCloseTo(1.5 * 1.5 * logistic(1.5) * logistic(-1.5), 12)
  })

  it('counts c where its error is known', () => {
    const parameters = { model: '3pl', a: 1, b: 0, c: 0.2, d: 1 } as const
    const covariance = [0, 0, 0, 0, 0, 0, 0, 0, 0.01]
    const [at] = itemCurve({ parameters, scores: [0, 1], covariance }, [0])
    // P = .6, ∂P/∂c = 1 − L = .5, so that the logit's error is .1 · .5/(.6 · .4)
    const half = (1.959963984540054 * 0.05) / 0.24
    expect(at?.low).toBeCloseTo(logistic(Math.log(1.5) - half), 6)
    expect(at?.high).toBeCloseTo(logistic(Math.log(1.5) + half), 6)
  })

  it('is in the item’s own scores, and never leaves them', () => {
    const parameters = { model: 'grm', a: 1, b: [-1, 1] } as const
    const covariance = [9, 0, 0, 0, 9, 0, 0, 0, 9]
    const curve = itemCurve({ parameters, scores: [0, 2, 3], covariance }, [-4, 0, 4])
    // at 0: shares of 0 and 3 are both logistic(−1)
    const tail = logistic(-1)
    expect(curve[1]?.score).toBeCloseTo(2 * (1 - 2 * tail) + 3 * tail, 12)
    for (const { low = NaN, high = NaN, score } of curve) {
      expect(low).toBeGreaterThanOrEqual(0)
      expect(low).toBeLessThan(score)
      expect(high).toBeGreaterThan(score)
      expect(high).toBeLessThanOrEqual(3)
    }
  })

  it('has no band without errors', () => {
    const parameters = { model: '2pl', a: 1, b: 0, c: 0, d: 1 } as const
    const [at] = itemCurve({ parameters, scores: [0, 1], covariance: undefined }, [0])
    expect(at).toMatchObject({ score: 0.5, low: undefined, high: undefined })
    expect(errorsOf(undefined)).toBeUndefined()
    expect(errorsOf([4, 1, 1, 9])).toEqual([2, 3])
  })
})
