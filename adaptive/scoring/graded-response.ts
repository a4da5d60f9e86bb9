import type { KeyOf, TaskOf, ItemKind } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import type { Score } from '#schemas/score'

/** Verdict on one case, as the runner's judge gives it. */
export type CaseVerdict = NonNullable<Score['cases']>[number]

/** What a program's counted steps grow like with one of its sizes, and the counts that say so. */
export type MeasuredGrowth = NonNullable<Score['growth']>[number] & {
  /** The evidence in a sentence: kind of input, next class, dearest place */
  readonly detail: string
}

/** One response and all that its score depends on. */
export interface GradedResponse<Kind extends ItemKind> {
  /** highest category m, integer ≥ 1 */
  readonly max: number
  readonly task: TaskOf<Kind>
  readonly key: KeyOf<Kind>
  readonly response: ResponseOf<Kind>
  /**
   * for code: verdicts on visible and hidden cases, and with a follow-up those of the adapted code, marked so; a case
   * without one has failed
   */
  readonly cases?: readonly CaseVerdict[]
  /** for code and SQL with a complexity target, once all else is right: one for each size */
  readonly growth?: readonly MeasuredGrowth[]
}

/** The scorer of a kind: pure, total, and the same in the browser and in `assay score`. */
export type Scorer<Kind extends ItemKind> = (graded: GradedResponse<Kind>) => Score

/** One line of evidence on the result page. */
export type ScorePart = Score['parts'][number]

/**
 * Category where each error costs one, and never more than there is: max(0, m − errors).
 *
 * @param errors integer ≥ 0
 */
export function categoryByErrors(max: number, errors: number): number {
  return Math.max(0, max - errors)
}
