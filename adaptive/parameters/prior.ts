import type { ItemParameters } from '#schemas/parameters'

/** What the author knows of an item before anybody has answered it. */
export interface PriorBasis {
  /** author's level, 1 (easiest) to 5 */
  readonly level: number
  /** highest category m, integer ≥ 1 */
  readonly highest: number
  /** number of options of a single-answer choice item, which can be guessed; absent for all others */
  readonly options?: number
}

/** Standard deviations of ln a and, in logits, of a common shift of all thresholds, for an uncalibrated item. */
export const PRIOR_UNCERTAINTY = { lnA: 0.3, b: 0.8 } as const

/** Median of the prior of a, in 1/logits. */
const MEDIAN_A = 1.2
/** Distance of neighbouring thresholds of a graded item, in logits. */
const THRESHOLD_STEP = 0.6

/**
 * Parameters of an uncalibrated item: b = level − 3 with SD .8, ln a ~ N(ln 1.2, .3); graded thresholds
 * b + .6(k − (m + 1)/2); single-answer choice with c = 1/options.
 *
 * @throws RangeError where level, highest or options lie outside their intervals
 */
export function priorParameters(basis: PriorBasis): ItemParameters {
  const { level, highest, options } = basis
  if (!(level >= 1 && level <= 5)) throw new RangeError(`level must lie in [1, 5], received ${level}`)
  if (!(highest >= 1 && Math.floor(highest) === highest)) {
    throw new RangeError(`highest must be an integer of at least 1, received ${highest}`)
  }
  const b = level - 3
  const uncertainty = PRIOR_UNCERTAINTY
  if (highest > 1) {
    const thresholds: number[] = []
    for (let k = 1; k <= highest; k++) thresholds.push(b + THRESHOLD_STEP * (k - (highest + 1) / 2))
    return { model: 'grm', a: MEDIAN_A, b: thresholds, uncertainty }
  }
  if (options === undefined) return { model: '2pl', a: MEDIAN_A, b, c: 0, d: 1, uncertainty }
  if (!(options >= 2)) throw new RangeError(`options must be at least 2, received ${options}`)
  return { model: '3pl', a: MEDIAN_A, b, c: 1 / options, d: 1, uncertainty }
}
