import { chiSquareTail } from '../numeric/gamma.ts'
import type { MatchedTable } from './matched-table.ts'

/** The comparison of two groups' mean scores on an item of any number of scores. */
export interface StandardisedDifference {
  /** Mantel's χ² with one degree of freedom */
  readonly statistic: number
  /** p-value in [0, 1] */
  readonly p: number
  /** standardised mean difference in score points, focal minus reference; < 0 where the reference group is favoured */
  readonly difference: number
  readonly differenceError: number
  /** the same in standard deviations of the item's score over both groups: the size that ETS classes items by */
  readonly effect: number
}

/**
 * Mantel's test of ordered scores (Mantel 1963, as Zwick, Donoghue and Grima 1993 write it) and the standardised mean
 * difference (Dorans and Schmitt 1991), matched strata weighted by their persons of the focal group, with the hypergeometric
 * standard error (Zwick and Thayer 1996). For two scores the statistic is that of Mantel and Haenszel without correction.
 *
 * @returns undefined where no stratum has persons of both groups with different scores
 */
export function standardisedDifference({
  strata,
  highest,
  counts,
}: MatchedTable): StandardisedDifference | undefined {
  const size = highest + 1
  let [distance, variance, focal, difference, differenceVariance] = [0, 0, 0, 0, 0]
  let [total, sum, squares] = [0, 0, 0]
  for (let s = 0; s < strata.length; s++) {
    const at = { reference: 0, focal: 0, referenceSum: 0, focalSum: 0, squares: 0 }
    for (let k = 0; k < size; k++) {
      const r = counts[2 * s * size + k] ?? 0
      const f = counts[(2 * s + 1) * size + k] ?? 0
      at.reference += r
      at.focal += f
      at.referenceSum += k * r
      at.focalSum += k * f
      at.squares += k * k * (r + f)
    }
    const n = at.reference + at.focal
    const scores = at.referenceSum + at.focalSum
    total += n
    sum += scores
    squares += at.squares
    if (!(n > 1) || at.reference === 0 || at.focal === 0) continue
    const spread = ((at.reference * at.focal) / (n * n * (n - 1))) * (n * at.squares - scores * scores)
    distance += at.focalSum - (at.focal * scores) / n
    variance += spread
    focal += at.focal
    difference += at.focal * (at.focalSum / at.focal - at.referenceSum / at.reference)
    // the stratum's difference of means is this multiple of the focal group's sum, its margins being given
    const multiple = at.focal * (1 / at.focal + 1 / at.reference)
    differenceVariance += multiple * multiple * spread
  }
  if (!(variance > 0)) return undefined
  const statistic = (distance * distance) / variance
  const mean = sum / total
  return {
    statistic,
    p: chiSquareTail(statistic, 1),
    difference: difference / focal,
    differenceError: Math.sqrt(differenceVariance) / focal,
    effect: difference / focal / Math.sqrt(squares / total - mean * mean),
  }
}
