import type { ItemParameters } from '#schemas/parameters'
import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import type { WithinFamily } from './within-family.ts'

/**
 * A calibrated variant drawn toward its family (see `estimateFamilies`).
 *
 * @param middle parameters of a variant in the middle of the family
 * @param mean the family's ln a and b
 * @param error their standard errors
 */
export function drawnToFamily(
  parameters: ItemParameters,
  middle: ItemParameters,
  mean: readonly [number, number],
  error: readonly [number, number],
  within: { readonly lnA: WithinFamily; readonly b: WithinFamily },
): ItemParameters {
  const { lnA: s = 0, b: t = 0, correlation = 0 } = parameters.uncertainty ?? {}
  if (s === 0 && t === 0) return parameters
  const own = [s * s, correlation * s * t, correlation * s * t, t * t] as const
  const spread = [within.lnA.variance, within.b.variance] as const
  const keep = kept(spread, own)
  const away = [log(parameters.a) - mean[0], locationOf(parameters) - mean[1]] as const
  const lnA = mean[0] + keep[0] * away[0] + keep[1] * away[1]
  const shift = mean[1] + keep[2] * away[0] + keep[3] * away[1]
  const [i, j, k, l] = [1 - keep[0], -keep[1], -keep[2], 1 - keep[3]] as const
  const [slopeError, shiftError] = [error[0] * error[0], error[1] * error[1]]
  const slopeVariance =
    i * spread[0] + i * i * slopeError + j * j * shiftError + fromSpread(own[0], within.lnA)
  const shiftVariance = l * spread[1] + k * k * slopeError + l * l * shiftError + fromSpread(own[3], within.b)
  const both = j * spread[1] + i * k * slopeError + j * l * shiftError
  const uncertainty = {
    lnA: Math.sqrt(Math.max(0, slopeVariance)),
    b: Math.sqrt(Math.max(0, shiftVariance)),
  }
  const product = uncertainty.lnA * uncertainty.b
  return {
    ...movedTo(parameters, middle, exp(lnA), shift, keep[3]),
    uncertainty:
      product > 0 ? { ...uncertainty, correlation: Math.max(-1, Math.min(1, both / product)) } : uncertainty,
  }
}

/** K = T(T + V)⁻¹ by rows. */
function kept(
  [slope, shift]: readonly [number, number],
  [aa, ab, , bb]: readonly [number, number, number, number],
): readonly [number, number, number, number] {
  const [p, q] = [slope + aa, shift + bb]
  const determinant = p * q - ab * ab
  // a slope that is held neither varies nor errs
  if (!(determinant > 0)) return [p > 0 ? slope / p : 1, 0, 0, q > 0 ? shift / q : 1]
  return [
    (slope * q) / determinant,
    (-slope * ab) / determinant,
    (-shift * ab) / determinant,
    (shift * p) / determinant,
  ]
}

/** What τ² being an estimate adds to a variant's variance: 2·V²/(V + τ²)³·Var(τ²). */
function fromSpread(own: number, { variance, varianceOfVariance }: WithinFamily): number {
  const total = own + variance
  return total > 0 ? (2 * own * own * varianceOfVariance) / (total * total * total) : 0
}

/** @param share how much of the variant's own distances of thresholds stays, in [0, 1] */
function movedTo(
  own: ItemParameters,
  middle: ItemParameters,
  a: number,
  location: number,
  share: number,
): ItemParameters {
  if (own.model === 'grm' || own.model === 'gpcm') {
    const from = locationOf(own)
    const familyFrom = locationOf(middle)
    const family = thresholdsOf(middle)
    const b = own.b.map(
      (threshold, k) => location + share * (threshold - from) + (1 - share) * ((family[k] ?? 0) - familyFrom),
    )
    return { ...own, a, b }
  }
  return { ...own, a, b: location }
}

/** An item's thresholds; one where it has two categories. */
export function thresholdsOf({ b }: ItemParameters): readonly number[] {
  return typeof b === 'number' ? [b] : b
}

/** The mean of an item's thresholds in logits. */
export function locationOf(parameters: ItemParameters): number {
  const thresholds = thresholdsOf(parameters)
  return thresholds.reduce((sum, threshold) => sum + threshold, 0) / thresholds.length
}
