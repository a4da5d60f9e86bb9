import type { ItemParameters } from '#schemas/parameters'
import { exp } from '../numeric/exp.ts'
import { HERMITE_NODES } from '../numeric/hermite.ts'
import { highestCategory, responseCurve, type ResponseCurve } from '../irt/response-curve.ts'

/** Whether nothing about an item's response probabilities at a known ability is uncertain. */
export function isExact(parameters: ItemParameters): boolean {
  const { lnA, b } = parameters.uncertainty ?? CERTAIN
  return lnA === 0 && b === 0 && (parameters.testlet?.sd ?? 0) === 0
}

const CERTAIN: NonNullable<ItemParameters['uncertainty']> = { lnA: 0, b: 0 }

/**
 * The response curve of an item whose parameters are uncertain, with the uncertainty integrated out (soft scoring):
 * E P(X = k | θ, a·e^{s_a z₁}, b + s_b(ρz₁ + √(1 − ρ²)z₂)) for independent standard normal z₁, z₂, and its derivative in
 * θ. The testlet's shift, if any, is integrated out as well: the curve is that of the first item of its testlet (the next
 * ones depend on it, see `posteriorAfter`). Without uncertainty it is the response curve itself.
 *
 * @param parameters with standard deviations of ln a and of the thresholds' common shift (logits), and their correlation;
 *   absent = 0
 */
export function marginalCurve(parameters: ItemParameters): ResponseCurve {
  if (isExact(parameters)) return responseCurve(parameters)
  const size = highestCategory(parameters) + 1
  const { slopes, spread, shifts } = averagingOf(parameters)
  const draws = slopes.map(({ a, shift, w }) => ({ curve: responseCurve({ ...parameters, a }), shift, w }))
  const p = new Float64Array(size)
  const s = new Float64Array(size)
  return (theta, probability, slope) => {
    for (let k = 0; k < size; k++) probability[k] = slope[k] = 0
    for (const draw of draws) {
      for (const shift of shifts) {
        // shifting all thresholds by z is seeing the item at θ − z
        draw.curve(theta - draw.shift - spread * shift.z, p, s)
        const weight = draw.w * shift.w
        for (let k = 0; k < size; k++) {
          probability[k] = (probability[k] ?? 0) + weight * (p[k] ?? 0)
          slope[k] = (slope[k] ?? 0) + weight * (s[k] ?? 0)
        }
      }
    }
  }
}

/** The nodes over which an uncertain item is averaged: each slope with each shift. */
interface Averaging {
  /** a in 1/logits, the thresholds' shift that goes along with it in logits, and the weight */
  readonly slopes: readonly { readonly a: number; readonly shift: number; readonly w: number }[]
  /** standard deviation of the shift that is left, in logits */
  readonly spread: number
  /** nodes and weights of the standard normal for it */
  readonly shifts: readonly { readonly z: number; readonly w: number }[]
}

/** How the uncertainty of an item's parameters, and its testlet's shift, are integrated out. */
export function averagingOf(parameters: ItemParameters): Averaging {
  const { lnA, b, correlation = 0 } = parameters.uncertainty ?? CERTAIN
  const testlet = parameters.testlet?.sd ?? 0
  // without a spread of a there is nothing for the shift to go along with
  const along = lnA === 0 ? 0 : b * correlation
  const apart = lnA === 0 ? b : b * Math.sqrt(Math.max(0, 1 - correlation * correlation))
  const spread = testlet === 0 ? apart : Math.sqrt(apart * apart + testlet * testlet)
  // a testlet's shift is too wide for seven nodes
  const shifts = spread === 0 ? STILL : testlet === 0 ? HERMITE_NODES : DENSE_NODES
  const slopes = (lnA === 0 ? STILL : HERMITE_NODES).map(({ z, w }) => ({
    a: parameters.a * exp(lnA * z),
    shift: along * z,
    w,
  }))
  return { slopes, spread, shifts }
}

/** An item's curve given its testlet's shift: parameters integrated out, the shift left in θ. */
export function curveWithinTestlet({ testlet: _testlet, ...own }: ItemParameters): ResponseCurve {
  return marginalCurve(own)
}

const STILL = [{ z: 0, w: 1 }]

/** Equally spaced nodes of the standard normal, .5 apart on [−6, 6]: the trapezoidal rule, weights of sum 1. */
const DENSE_NODES = denseNodes()

function denseNodes(): readonly { readonly z: number; readonly w: number }[] {
  const nodes: { readonly z: number; readonly w: number }[] = []
  let sum = 0
  for (let j = -12; j <= 12; j++) {
    const z = j / 2
    const w = exp(-0.5 * z * z)
    sum += w
    nodes.push({ z, w })
  }
  return nodes.map(({ z, w }) => ({ z, w: w / sum }))
}
