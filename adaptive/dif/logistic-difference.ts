import { exp } from '../numeric/exp.ts'
import { chiSquareTail } from '../numeric/gamma.ts'
import type { EtsClass } from './ets-class.ts'
import type { MatchedTable } from './matched-table.ts'
import { proportionalOdds, type ProportionalOdds } from './proportional-odds.ts'

/**
 * Which difference is tested: `uniform`, the same at every matching score (score + group against score); `nonuniform`,
 * one that changes with it (score · group against score + group); `both` (score · group against score).
 */
type DifferenceKind = 'uniform' | 'nonuniform' | 'both'

/** A likelihood-ratio test between two logistic regressions on matching score and group. */
export interface LogisticTest {
  /** χ², twice the gain in log-likelihood */
  readonly statistic: number
  /** degrees of freedom, 1 or 2 */
  readonly df: number
  /** p-value in [0, 1] */
  readonly p: number
  /** gain in Nagelkerke's R² (1991), in [0, 1] */
  readonly nagelkerke: number
  /** gain in Cox and Snell's R² (1989), in [0, 1) */
  readonly coxSnell: number
}

/** The logistic comparison of two groups on one item. */
export interface LogisticDifference extends Readonly<Record<DifferenceKind, LogisticTest>> {
  /** regressions on the score; on score and group; on score, group and their product, in this order of slopes */
  readonly models: readonly [ProportionalOdds, ProportionalOdds, ProportionalOdds]
  /** whether one of them predicts scores with certainty, so that its estimates have no end */
  readonly isSeparated: boolean
}

/**
 * Logistic regression (Swaminathan and Rogers 1990), for more than two scores the proportional odds model (Zumbo 1999),
 * with group 0 for the reference and 1 for the focal group: a slope of group below 0 favours the reference group.
 *
 * @returns undefined where fewer than two scores or a single group occur
 */
export function logisticDifference(table: MatchedTable): LogisticDifference | undefined {
  const { strata } = table
  const occurring = scoresOf(table)
  const size = occurring.length
  if (size < 2 || !(table.persons[0] > 0 && table.persons[1] > 0)) return undefined
  const places = strata.length * 2
  const counts = new Float64Array(places * size)
  let persons = 0
  for (let j = 0; j < places; j++)
    occurring.forEach((k, at) => {
      const count = table.counts[j * (table.highest + 1) + k] ?? 0
      counts[j * size + at] = count
      persons += count
    })
  const fit = (width: number): ProportionalOdds => {
    const covariates = new Float64Array(places * width)
    for (let j = 0; j < places; j++) {
      const score = strata[j >> 1] ?? 0
      const row = [score, j & 1, score * (j & 1)]
      for (let v = 0; v < width; v++) covariates[j * width + v] = row[v] ?? 0
    }
    return proportionalOdds({ covariates, width, counts, size })
  }
  const models = [fit(1), fit(2), fit(3)] as const
  const nothing = fit(0).logLikelihood
  /** Cox and Snell's R² short of 1 */
  const unexplained = (logLikelihood: number): number => exp((2 * (nothing - logLikelihood)) / persons)
  const most = 1 - exp((2 * nothing) / persons)
  const test = (small: ProportionalOdds, large: ProportionalOdds, df: number): LogisticTest => {
    const statistic = Math.max(0, 2 * (large.logLikelihood - small.logLikelihood))
    const gain = Math.max(0, unexplained(small.logLikelihood) - unexplained(large.logLikelihood))
    return { statistic, df, p: chiSquareTail(statistic, df), nagelkerke: gain / most, coxSnell: gain }
  }
  const [score, group, product] = models
  return {
    uniform: test(score, group, 1),
    nonuniform: test(group, product, 1),
    both: test(score, product, 2),
    models,
    isSeparated: models.some((model) => model.isSeparated),
  }
}

/**
 * The class of a difference by its gain in Nagelkerke's R² (Jodoin and Gierl 2001): A where the test of both kinds is not
 * significant (5 %) or the gain is below .035, C from .070, B between.
 */
export function classOfLogistic({ both }: LogisticDifference): EtsClass {
  if (both.nagelkerke < 0.035 || !(both.p < 0.05)) return 'A'
  return both.nagelkerke < 0.07 ? 'B' : 'C'
}

/** The scores that occur, ascending. */
function scoresOf({ strata, highest, counts }: MatchedTable): readonly number[] {
  const size = highest + 1
  const occurring: number[] = []
  for (let k = 0; k < size; k++) {
    let sum = 0
    for (let j = 0; j < strata.length * 2; j++) sum += counts[j * size + k] ?? 0
    if (sum > 0) occurring.push(k)
  }
  return occurring
}
