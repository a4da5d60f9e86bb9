import type { ItemParameters } from '#schemas/parameters'
import { highestCategory, responseCurve } from '../irt/response-curve.ts'

/** Central moments of an item's score at one ability. */
export interface ScoreMoments {
  mean: number
  variance: number
  /** fourth central moment */
  fourth: number
}

/** @returns a function that fills in the moments of the item's score at an ability in logits */
export function scoreMoments(parameters: ItemParameters): (theta: number, into: ScoreMoments) => void {
  const size = highestCategory(parameters) + 1
  const curve = responseCurve(parameters)
  const p = new Float64Array(size)
  const slope = new Float64Array(size)
  return (theta, into) => {
    curve(theta, p, slope)
    let mean = 0
    for (let k = 1; k < size; k++) mean += k * (p[k] ?? 0)
    let variance = 0
    let fourth = 0
    for (let k = 0; k < size; k++) {
      const square = (k - mean) * (k - mean)
      variance += square * (p[k] ?? 0)
      fourth += square * square * (p[k] ?? 0)
    }
    into.mean = mean
    into.variance = variance
    into.fourth = fourth
  }
}
