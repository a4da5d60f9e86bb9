/** A credible interval. */
export interface Interval {
  /** lower end in logits */
  readonly low: number
  /** upper end in logits */
  readonly high: number
}

/**
 * The equal-tailed credible interval: the posterior leaves (1 − coverage)/2 below `low` and as much above `high`.
 *
 * The distribution function is 0 at the first grid point and rises over each cell by the trapezoid of the density at
 * its two ends; inside a cell it is interpolated linearly.
 *
 * @param weights posterior over the grid, sum 1, ends with half weight (see normalPrior)
 * @param abilities the grid's points in logits
 * @param coverage probability in (0, 1); .95 if absent
 * @throws RangeError for a coverage outside (0, 1)
 */
export function credibleInterval(weights: Float64Array, abilities: Float64Array, coverage = 0.95): Interval {
  if (!(coverage > 0 && coverage < 1))
    throw new RangeError(`coverage must lie in (0, 1), received ${coverage}`)
  const tail = (1 - coverage) / 2
  return { low: quantile(weights, abilities, tail), high: quantile(weights, abilities, 1 - tail) }
}

/**
 * Posterior probability that the ability is at least `cut`, from the same distribution function.
 *
 * @param cut ability in logits
 * @returns probability in [0, 1]
 */
export function probabilityAtLeast(weights: Float64Array, abilities: Float64Array, cut: number): number {
  const last = weights.length - 1
  if (cut <= (abilities[0] ?? 0)) return 1
  if (cut >= (abilities[last] ?? 0)) return 0
  let below = 0
  for (let q = 0; q < last; q++) {
    const from = abilities[q] ?? 0
    const to = abilities[q + 1] ?? 0
    const mass = cellMass(weights, q)
    if (cut < to) return Math.max(0, Math.min(1, 1 - below - (mass * (cut - from)) / (to - from)))
    below += mass
  }
  return 0
}

function quantile(weights: Float64Array, abilities: Float64Array, probability: number): number {
  const last = weights.length - 1
  let below = 0
  for (let q = 0; q < last; q++) {
    const mass = cellMass(weights, q)
    if (below + mass >= probability && mass > 0) {
      const from = abilities[q] ?? 0
      return from + (((abilities[q + 1] ?? 0) - from) * (probability - below)) / mass
    }
    below += mass
  }
  return abilities[last] ?? 0
}

/** Mass between points q and q + 1. An inner point's weight is a whole step of density, an end point's half a step. */
function cellMass(weights: Float64Array, q: number): number {
  const last = weights.length - 1
  const left = (weights[q] ?? 0) * (q === 0 ? 1 : 0.5)
  const right = (weights[q + 1] ?? 0) * (q + 1 === last ? 1 : 0.5)
  return left + right
}
