import type { ItemParameters } from '#schemas/parameters'
import { exp } from '../numeric/exp.ts'
import { HERMITE_NODES } from '../numeric/hermite.ts'
import { highestCategory, responseCurve } from '../irt/response-curve.ts'

/**
 * The response curve of an item whose parameters are uncertain, with the uncertainty integrated out (soft scoring):
 * E P(X = k | θ, a·e^{s_a z₁}, b + s_b z₂) for independent standard normal z₁, z₂, and its derivative in θ. Without
 * uncertainty it is the response curve itself.
 */
export interface MarginalCurve {
  /** number of categories, m + 1 */
  readonly size: number
  /** true where neither parameter is uncertain */
  readonly exact: boolean
  /**
   * @param theta ability in logits
   * @param probability receives the probability of each category, length ≥ size
   * @param slope receives the derivatives, length ≥ size
   */
  readonly fill: (theta: number, probability: Float64Array, slope: Float64Array) => void
}

/** @param parameters with standard deviations of ln a and of the thresholds' common shift (logits); absent = 0 */
export function marginalCurve(parameters: ItemParameters): MarginalCurve {
  const size = highestCategory(parameters) + 1
  const { lnA, b } = parameters.uncertainty ?? { lnA: 0, b: 0 }
  const exact = lnA === 0 && b === 0
  if (exact) {
    return {
      size,
      exact,
      fill: (theta, probability, slope) => responseCurve(parameters, theta, probability, slope),
    }
  }
  const still = [{ z: 0, w: 1 }]
  const slopes = lnA === 0 ? still : HERMITE_NODES
  const shifts = b === 0 ? still : HERMITE_NODES
  const draws = slopes.map(({ z, w }) => ({
    parameters: { ...parameters, a: parameters.a * exp(lnA * z) },
    w,
  }))
  const p = new Float64Array(size)
  const s = new Float64Array(size)
  return {
    size,
    exact,
    fill: (theta, probability, slope) => {
      for (let k = 0; k < size; k++) probability[k] = slope[k] = 0
      for (const draw of draws) {
        for (const shift of shifts) {
          // shifting all thresholds by z is seeing the item at θ − z
          responseCurve(draw.parameters, theta - b * shift.z, p, s)
          const weight = draw.w * shift.w
          for (let k = 0; k < size; k++) {
            probability[k] = (probability[k] ?? 0) + weight * (p[k] ?? 0)
            slope[k] = (slope[k] ?? 0) + weight * (s[k] ?? 0)
          }
        }
      }
    },
  }
}
