import { log } from '../numeric/log.ts'
import { chiSquareTail } from '../numeric/gamma.ts'
import type { MatchedTable } from './matched-table.ts'

/**
 * What is taken off |Σ(A − E A)| before it is squared: 1/2 always (Holland and Thayer 1988, and difR), 1/2 but never
 * more than the distance itself (base R's mantelhaen.test), or nothing.
 */
export type Continuity = 'half' | 'at-most-half' | 'none'

/** The Mantel-Haenszel comparison of two groups on an item of two scores. */
export interface MantelHaenszel {
  /** χ² with one degree of freedom */
  readonly statistic: number
  /** p-value in [0, 1] */
  readonly p: number
  /** common odds ratio: odds of the reference group over those of the focal group; > 1 where the reference group is favoured; 0 or ∞ where no stratum speaks for the other side, and the standard errors are then NaN */
  readonly alpha: number
  /** standard error of ln alpha */
  readonly lnAlphaError: number
  /** ETS delta, −2.35 ln alpha; < 0 where the reference group is favoured */
  readonly delta: number
  readonly deltaError: number
}

/** Logits in one ETS delta: 4/1.7, as ETS rounds it. */
const DELTAS_PER_LOGIT = 2.35

/**
 * Mantel-Haenszel (Mantel and Haenszel 1959; for items Holland and Thayer 1988), with the variance of ln alpha of Phillips
 * and Holland (1987). Strata of a single person say nothing and are left out.
 *
 * @returns undefined where no stratum has persons of both groups with different scores, or the item has not two scores
 */
export function mantelHaenszel(
  { strata, highest, counts }: MatchedTable,
  continuity: Continuity = 'half',
): MantelHaenszel | undefined {
  if (highest !== 1) return undefined
  let [distance, variance, agreeing, opposing] = [0, 0, 0, 0]
  for (let s = 0; s < strata.length; s++) {
    const [b = 0, a = 0, d = 0, c = 0] = counts.subarray(4 * s, 4 * s + 4)
    const total = a + b + c + d
    if (!(total > 1)) continue
    distance += a - ((a + b) * (a + c)) / total
    variance += ((((a + b) * (c + d)) / total) * (((a + c) / total) * (b + d))) / (total - 1)
    agreeing += (a * d) / total
    opposing += (b * c) / total
  }
  if (!(variance > 0)) return undefined
  const alpha = agreeing / opposing
  let spread = 0
  for (let s = 0; s < strata.length; s++) {
    const [b = 0, a = 0, d = 0, c = 0] = counts.subarray(4 * s, 4 * s + 4)
    const total = a + b + c + d
    if (total > 1) spread += ((a * d + alpha * b * c) * (a + d + alpha * (b + c))) / (total * total)
  }
  const lnAlphaError = Math.sqrt(spread / (2 * agreeing * agreeing))
  const correction =
    continuity === 'none' ? 0 : continuity === 'half' ? 0.5 : Math.min(0.5, Math.abs(distance))
  const beyond = Math.abs(distance) - correction
  const statistic = (beyond * beyond) / variance
  return {
    statistic,
    p: chiSquareTail(statistic, 1),
    alpha,
    lnAlphaError,
    delta: -DELTAS_PER_LOGIT * log(alpha),
    deltaError: DELTAS_PER_LOGIT * lnAlphaError,
  }
}
