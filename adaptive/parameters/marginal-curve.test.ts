import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { informationOf } from '../irt/information.ts'
import { ability, itemParameters, uncertainParameters } from '../irt/item-parameters.laws.ts'
import { highestCategory, responseCurve } from '../irt/response-curve.ts'
import { curveWithinTestlet, isExact, marginalCurve } from './marginal-curve.ts'
import { priorParameters } from './prior.ts'

function marginal(parameters: ItemParameters, theta: number) {
  const size = highestCategory(parameters) + 1
  const p = new Float64Array(size)
  const s = new Float64Array(size)
  marginalCurve(parameters)(theta, p, s)
  return { p, s, size }
}

/** The same integral by a fine sum over ±6 standard deviations in both parameters. */
function bySum(parameters: ItemParameters, theta: number, k: number): number {
  const { lnA, b, correlation: r = 0 } = parameters.uncertainty ?? { lnA: 0, b: 0, correlation: 0 }
  const testlet = parameters.testlet?.sd ?? 0
  const p = new Float64Array(20)
  const s = new Float64Array(20)
  let sum = 0
  let total = 0
  for (let x = -6; x <= 6; x += 0.1) {
    const curve = responseCurve({ ...parameters, a: parameters.a * Math.exp(lnA * x) })
    for (let y = -6; y <= 6; y += 0.1) {
      const weight = Math.exp(-(x * x + y * y) / 2)
      curve(theta - r * b * x - Math.hypot(Math.sqrt(1 - r * r) * b, testlet) * y, p, s)
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
  it('may go along with each other: a and b that rise together, or against each other', () => {
    for (const correlation of [-0.9, -0.3, 0.6, 1]) {
      const uncertainty = { lnA: 0.3, b: 0.6, correlation }
      const parameters = { model: '2pl', a: 1.4, b: 1, c: 0, d: 1, uncertainty } as const
      for (const theta of [-2, 0.4, 2])
        expect(Math.abs((marginal(parameters, theta).p[1] ?? 0) - bySum(parameters, theta, 1))).toBeLessThan(
          2e-4,
        )
    }
    const opposite = (correlation: number) =>
      marginal({ model: '2pl', a: 1, b: 1, c: 0, d: 1, uncertainty: { lnA: 0.3, b: 0.6, correlation } }, -1)
        .p[1]
    // far below b, a steeper and easier item is what a flatter and harder one is not
    expect(opposite(-0.9)).not.toBeCloseTo(opposite(0.9) ?? 0, 2)
  })
  it('meet a testlet’s shift of up to 1.5 logits to 1e-3 with, 1e-6 without an uncertain slope', () => {
    for (const sd of [0.3, 1, 1.5]) {
      const testlet = { id: 'stem', sd }
      const known = { model: 'grm', a: 1.5, b: [-0.5, 0.7], testlet } as const
      const unsure = { ...known, uncertainty: { lnA: 0.3, b: 0.5 } }
      for (const theta of [-2, 0.3, 1.4]) {
        for (let k = 0; k < 3; k++) {
          expect(Math.abs((marginal(known, theta).p[k] ?? 0) - bySum(known, theta, k))).toBeLessThan(1e-6)
          expect(Math.abs((marginal(unsure, theta).p[k] ?? 0) - bySum(unsure, theta, k))).toBeLessThan(1e-3)
        }
      }
      expect(isExact(known)).toBe(false)
      const within = [new Float64Array(3), new Float64Array(3)] as const
      curveWithinTestlet(known)(0.3, ...within)
      expect([...within[0]]).toEqual([...marginal({ model: 'grm', a: 1.5, b: [-0.5, 0.7] }, 0.3).p])
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
