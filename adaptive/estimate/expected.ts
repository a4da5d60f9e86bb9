/** An ability estimate. */
export interface Estimate {
  /** ability in logits */
  readonly theta: number
  /** its standard error in logits, > 0 */
  readonly se: number
}

/**
 * Expected a posteriori ability and the posterior standard deviation (Bock and Mislevy 1982).
 *
 * @param weights posterior over the grid, sum 1
 * @param abilities the grid's points in logits
 */
export function expected(weights: Float64Array, abilities: Float64Array): Estimate {
  let theta = 0
  for (let q = 0; q < weights.length; q++) theta += (weights[q] ?? 0) * (abilities[q] ?? 0)
  let variance = 0
  for (let q = 0; q < weights.length; q++) {
    const distance = (abilities[q] ?? 0) - theta
    variance += (weights[q] ?? 0) * distance * distance
  }
  return { theta, se: Math.sqrt(variance) }
}
