import { describe, expect, it } from 'vitest'
import { abilitiesOf } from '../posterior/grid.ts'
import { decisionsOf } from './decisions.ts'

const WIDE = [...abilitiesOf({ low: -6, high: 6, points: 97 })]
const STANDARD = { mean: 0, sd: 1 }

function unbiased(sd: number) {
  return WIDE.map((theta) => ({ theta, estimate: { mean: theta, sd } }))
}

/** Φ by Marsaglia's series (2004), which has nothing to do with the engine's. */
function phi(z: number): number {
  let term = z
  let sum = z
  for (let n = 3; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 600; n += 2) {
    term *= (z * z) / n
    sum += term
  }
  return z < -8 ? 0 : z > 8 ? 1 : 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI)
}

describe('decisions by one cut at the mean', () => {
  it.each([0.2, 0.3, 0.5, 1])(
    'are right and alike as often as two normal variables have one sign, SE %d',
    (sd) => {
      const found = decisionsOf(unbiased(sd), STANDARD, [0])
      // Sheppard (1899): correlations of ability and estimate, and of two estimates
      expect(found.accuracy).toBeCloseTo(0.5 + Math.asin(1 / Math.sqrt(1 + sd * sd)) / Math.PI, 3)
      expect(found.consistency).toBeCloseTo(0.5 + Math.asin(1 / (1 + sd * sd)) / Math.PI, 3)
      expect(found.tooHigh).toBeCloseTo(found.tooLow, 3)
      expect(found.accuracy + found.tooHigh + found.tooLow).toBeCloseTo(1, 12)
    },
  )
})

it('agrees with an integral by hand where errors, bias and classes differ', () => {
  const cuts = [-0.8, 0.3, 1.1]
  const meanAt = (theta: number): number => 0.1 + 0.85 * theta
  const sdAt = (theta: number): number => 0.3 + 0.05 * theta * theta
  const found = decisionsOf(
    WIDE.map((theta) => ({ theta, estimate: { mean: meanAt(theta), sd: sdAt(theta) } })),
    { mean: 0.2, sd: 0.9 },
    cuts,
  )
  let mass = 0
  let accuracy = 0
  let consistency = 0
  let tooHigh = 0
  const put = [0, 0, 0, 0]
  const step = 0.001
  for (let theta = -6 + step / 2; theta < 6; theta += step) {
    const weight = Math.exp(-0.5 * ((theta - 0.2) / 0.9) ** 2)
    const below = [...cuts.map((cut) => phi((cut - meanAt(theta)) / sdAt(theta))), 1]
    const shares = below.map((share, place) => share - (below[place - 1] ?? 0))
    const own = cuts.filter((cut) => theta >= cut).length
    mass += weight
    accuracy += weight * (shares[own] ?? 0)
    consistency += weight * shares.reduce((sum, share) => sum + share * share, 0)
    tooHigh += weight * shares.slice(own + 1).reduce((sum, share) => sum + share, 0)
    shares.forEach((share, place) => (put[place] = (put[place] ?? 0) + weight * share))
  }
  expect(found.accuracy).toBeCloseTo(accuracy / mass, 3)
  expect(found.consistency).toBeCloseTo(consistency / mass, 3)
  expect(found.tooHigh).toBeCloseTo(tooHigh / mass, 2)
  found.classes.forEach((one, place) => expect(one.put).toBeCloseTo((put[place] ?? 0) / mass, 3))
  expect(found.classes.reduce((sum, { truth }) => sum + truth, 0)).toBeCloseTo(1, 12)
})

it('is sure where estimates do not err', () => {
  const found = decisionsOf(unbiased(0), STANDARD, [-1, 1])
  expect([found.accuracy, found.consistency, found.tooHigh, found.tooLow]).toEqual([
    expect.closeTo(1, 12),
    expect.closeTo(1, 12),
    0,
    0,
  ])
})
