import type { ItemParameters } from '#schemas/parameters'
import { highestCategory, responseCurve } from './response-curve.ts'

/**
 * Fisher information of an item at one ability: Σ_k P'_k²/P_k, which for two categories is P'²/(P·Q).
 *
 * @param parameters a in 1/logits, b in logits, c and d probabilities
 * @param theta ability in logits
 * @returns information in 1/logits², ≥ 0
 */
export function information(parameters: ItemParameters, theta: number): number {
  const size = highestCategory(parameters) + 1
  const probability = new Float64Array(size)
  const slope = new Float64Array(size)
  responseCurve(parameters)(theta, probability, slope)
  return informationOf(probability, slope, size)
}

/**
 * Σ_k P'_k²/P_k of a response curve that was computed already.
 *
 * @param size number of categories, m + 1
 */
export function informationOf(probability: Float64Array, slope: Float64Array, size: number): number {
  let sum = 0
  for (let k = 0; k < size; k++) {
    const p = probability[k] ?? 0
    const s = slope[k] ?? 0
    // a category that has underflowed to 0 carries no information
    if (p > 0) sum += (s * s) / p
  }
  return sum
}
