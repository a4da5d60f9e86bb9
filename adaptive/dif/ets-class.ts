import type { MantelHaenszel } from './mantel-haenszel.ts'
import type { StandardisedDifference } from './standardised-difference.ts'

/** The size of a difference between groups as ETS words it: A negligible, B moderate, C large. */
export type EtsClass = 'A' | 'B' | 'C'

/** The 95 % quantile of the standard normal distribution. */
const ONE_SIDED = 1.6448536269514722

/**
 * The ETS class of an item of two scores (Zieky 1993; Dorans and Holland 1993): C where |delta| ≥ 1.5 and significantly
 * above 1 (one-sided, 5 %); A where |delta| < 1 or not significantly different from 0 (5 %); B otherwise.
 */
export function etsClass({ delta, deltaError, p }: MantelHaenszel): EtsClass {
  const size = Math.abs(delta)
  if (size < 1 || !(p < 0.05)) return 'A'
  return size >= 1.5 && size - 1 > ONE_SIDED * deltaError ? 'C' : 'B'
}

/**
 * The class of an item of more than two scores (Zwick, Thayer and Mazzeo 1997): A where Mantel's test is not significant
 * (5 %) or the effect is at most .17 standard deviations, C where it is above .25, B between.
 */
export function etsClassOfScores({ effect, p }: StandardisedDifference): EtsClass {
  const size = Math.abs(effect)
  if (size <= 0.17 || !(p < 0.05)) return 'A'
  return size > 0.25 ? 'C' : 'B'
}
