import type { ItemParameters } from '#schemas/parameters'
import { exp } from '../numeric/exp.ts'
import { HERMITE_NODES } from '../numeric/hermite.ts'
import { highestCategory, responseCurve, type ResponseCurve } from '../irt/response-curve.ts'

/** Whether nothing about an item's parameters is uncertain. */
export function isExact(parameters: ItemParameters): boolean {
  const { lnA, b } = parameters.uncertainty ?? { lnA: 0, b: 0 }
  return lnA === 0 && b === 0
}

/**
 * The response curve of an item whose parameters are uncertain, with the uncertainty integrated out (soft scoring):
 * E P(X = k | θ, a·e^{s_a z₁}, b + s_b z₂) for independent standard normal z₁, z₂, and its derivative in θ. Without
 * uncertainty it is the response curve itself.
 *
 * @param parameters with standard deviations of ln a and of the thresholds' common shift (logits); absent = 0
 */
export function marginalCurve(parameters: ItemParameters): ResponseCurve {
  if (isExact(parameters)) return responseCurve(parameters)
  const size = highestCategory(parameters) + 1
  const { lnA, b } = parameters.uncertainty ?? { lnA: 0, b: 0 }
  const still = [{ z: 0, w: 1 }]
  const shifts = b === 0 ? still : HERMITE_NODES
  const draws = (lnA === 0 ? still : HERMITE_NODES).map(({ z, w }) => ({
    curve: responseCurve({ ...parameters, a: parameters.a * exp(lnA * z) }),
    w,
  }))
  const p = new Float64Array(size)
  const s = new Float64Array(size)
  return (theta, probability, slope) => {
    for (let k = 0; k < size; k++) probability[k] = slope[k] = 0
    for (const draw of draws) {
      for (const shift of shifts) {
        // shifting all thresholds by z is seeing the item at θ − z
        draw.curve(theta - b * shift.z, p, s)
        const weight = draw.w * shift.w
        for (let k = 0; k < size; k++) {
          probability[k] = (probability[k] ?? 0) + weight * (p[k] ?? 0)
          slope[k] = (slope[k] ?? 0) + weight * (s[k] ?? 0)
        }
      }
    }
  }
}
