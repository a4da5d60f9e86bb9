import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { informationOf } from '../irt/information.ts'
import { ability, itemParameters, uncertainParameters } from '../irt/item-parameters.laws.ts'
import { highestCategory, responseCurve } from '../irt/response-curve.ts'
import { isExact, marginalCurve } from './marginal-curve.ts'
import { priorParameters } from './prior.ts'

function marginal(parameters: Parameters<typeof marginalCurve>[0], theta: number) {
  const size = highestCategory(parameters) + 1
  const p = new Float64Array(size)
  const s = new Float64Array(size)
  marginalCurve(parameters)(theta, p, s)
  return { p, s, size }
}

/** The same integral by a fine sum over ±6 standard deviations in both parameters. */
function bySum(parameters: Parameters<typeof marginalCurve>[0], theta: number, k: number): number {
  const { lnA, b } = parameters.uncertainty ?? { lnA: 0, b: 0 }
  const p = new Float64Array(20)
  const s = new Float64Array(20)
  let sum = 0
  let total = 0
  for (let x = -6; x <= 6; x += 0.1) {
    const curve = responseCurve({ ...parameters, a: parameters.a * Math.exp(lnA * x) })
    for (let y = -6; y <= 6; y += 0.1) {
      const weight = Math.exp(-(x * x + y * y) / 2)
      curve(theta - b * y, p, s)
      sum += weight * (p[k] ?? 0)
      total += weight
    }
  }
  return sum / total
}

describe('uncertain parameters', () => {
  it('are integrated out to 2e-4 at the width of an uncalibrated item', () => {
    for (const [level, highest] of [
      [1, 1],
      [3, 1],
      [4, 3],
    ] as const) {
      const parameters = priorParameters({ level, highest })
      for (const theta of [-3, -0.7, 0, 1.9]) {
        const { p, size } = marginal(parameters, theta)
        for (let k = 0; k < size; k++)
          expect(Math.abs((p[k] ?? 0) - bySum(parameters, theta, k))).toBeLessThan(2e-4)
      }
    }
  })
  it('keep the laws of a response curve: sum 1, slopes of the probabilities', () => {
    fc.assert(
      fc.property(uncertainParameters, ability, (parameters, theta) => {
        const { p, s, size } = marginal(parameters, theta)
        expect(p.reduce((x, y) => x + y, 0)).toBeCloseTo(1, 12)
        const h = 1e-5
        const above = marginal(parameters, theta + h).p
        const below = marginal(parameters, theta - h).p
        for (let k = 0; k < size; k++) {
          expect(((above[k] ?? 0) - (below[k] ?? 0)) / (2 * h)).toBeCloseTo(s[k] ?? 0, 6)
        }
      }),
      { numRuns: 50 },
    )
  })
  it('tell less than known ones at the item’s difficulty', () => {
    const sure = { model: '2pl', a: 1.2, b: 0, c: 0, d: 1 } as const
    const info = (uncertainty: { lnA: number; b: number }): number => {
      const { p, s, size } = marginal({ ...sure, uncertainty }, 0)
      return informationOf(p, s, size)
    }
    expect(info({ lnA: 0.3, b: 0.8 })).toBeLessThan(info({ lnA: 0, b: 0.4 }))
    expect(info({ lnA: 0, b: 0.4 })).toBeLessThan(info({ lnA: 0, b: 0 }))
  })
})

it('is the response curve itself where nothing is uncertain', () => {
  fc.assert(
    fc.property(itemParameters, ability, (parameters, theta) => {
      const known = { ...parameters, uncertainty: { lnA: 0, b: 0 } }
      const { p, s, size } = marginal(known, theta)
      const probability = new Float64Array(size)
      const slope = new Float64Array(size)
      responseCurve(parameters)(theta, probability, slope)
      expect(isExact(known)).toBe(true)
      expect([...p, ...s]).toEqual([...probability, ...slope])
    }),
  )
})
