import type { ItemParameters } from '#schemas/parameters'
import { log } from '../numeric/log.ts'

/** A normal distribution. */
export interface Normal {
  readonly mean: number
  /** > 0 */
  readonly sd: number
}

/** What is held of an item's reported parameters before the data; what is absent is left to the data. */
export interface ItemPrior {
  /** of ln a, so that a is lognormal */
  readonly lnA?: Normal
  /** of each threshold in logits; the last one holds for all further thresholds */
  readonly b?: readonly Normal[]
  /** of c: Beta(alpha, beta), both ≥ 1 */
  readonly c?: { readonly alpha: number; readonly beta: number }
}

/** No prior at all: maximum likelihood. */
export const NO_PRIOR: ItemPrior = {}

/** a ~ lognormal(ln 1.2, .5), b ~ N(0, 2), c ~ Beta(5, 17), whose mode is .2. */
export const DEFAULT_PRIOR: ItemPrior = {
  lnA: { mean: log(1.2), sd: 0.5 },
  b: [{ mean: 0, sd: 2 }],
  c: { alpha: 5, beta: 17 },
}

/** Reported parameters as the prior sees them: ln a (where the item has a slope of its own), the thresholds, c. */
export function priorCoordinates(
  parameters: ItemParameters,
  hasSlope: boolean,
  hasGuessing: boolean,
): Float64Array {
  const thresholds = typeof parameters.b === 'number' ? [parameters.b] : parameters.b
  const c = hasGuessing && 'c' in parameters ? [parameters.c] : []
  return Float64Array.of(...(hasSlope ? [log(parameters.a)] : []), ...thresholds, ...c)
}

/** Logarithm of a prior's density up to a constant, its gradient, and its curvature (minus the second derivatives). */
export interface PriorAt {
  readonly value: number
  readonly gradient: Float64Array
  /** of each coordinate by itself, since they are independent */
  readonly curvature: Float64Array
}

/**
 * The prior at one place.
 *
 * @param at as `priorCoordinates` gives them
 */
export function priorAt(
  prior: ItemPrior,
  at: Float64Array,
  hasSlope: boolean,
  hasGuessing: boolean,
): PriorAt {
  const gradient = new Float64Array(at.length)
  const curvature = new Float64Array(at.length)
  let value = 0
  const normal = (j: number, { mean, sd }: Normal): void => {
    const z = ((at[j] ?? 0) - mean) / sd
    value -= 0.5 * z * z
    gradient[j] = -z / sd
    curvature[j] = 1 / (sd * sd)
  }
  const first = hasSlope ? 1 : 0
  const last = at.length - (hasGuessing ? 1 : 0)
  if (hasSlope && prior.lnA !== undefined) {
    normal(0, prior.lnA)
    // the density is that of a itself
    value -= at[0] ?? 0
    gradient[0] = (gradient[0] ?? 0) - 1
  }
  for (let j = first; j < last; j++) {
    const threshold = prior.b?.[Math.min(j - first, prior.b.length - 1)]
    if (threshold !== undefined) normal(j, threshold)
  }
  if (hasGuessing && prior.c !== undefined) {
    const c = at[last] ?? 0
    const { alpha, beta } = prior.c
    value += (alpha - 1) * log(c) + (beta - 1) * log(1 - c)
    gradient[last] = (alpha - 1) / c - (beta - 1) / (1 - c)
    curvature[last] = (alpha - 1) / (c * c) + (beta - 1) / ((1 - c) * (1 - c))
  }
  return { value, gradient, curvature }
}
