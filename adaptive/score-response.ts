import type { ItemKind, KeyOf, TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import type { Score } from '#schemas/score'
import type { CaseVerdict, MeasuredGrowth, Scorer } from './scoring/graded-response.ts'
import { scoreChoice } from './score/choice.ts'
import { scoreCode } from './score/code.ts'
import { scoreDebug } from './score/debug.ts'
import { scoreDesign } from './score/design.ts'
import { scoreCritique } from './score/critique.ts'
import { scoreOrder } from './score/order.ts'
import { scoreReview } from './score/review.ts'
import { scorePrompt } from './score/prompt.ts'
import { scoreShort } from './score/short.ts'
import { scoreTests } from './score/tests.ts'
import { scoreSql } from './score/sql.ts'
import { scoreTrace } from './score/trace.ts'

/** The scorer of every kind. */
export const scorers: { readonly [Kind in ItemKind]: Scorer<Kind> } = {
  code: scoreCode,
  choice: scoreChoice,
  short: scoreShort,
  order: scoreOrder,
  trace: scoreTrace,
  review: scoreReview,
  debug: scoreDebug,
  tests: scoreTests,
  design: scoreDesign,
  prompt: scorePrompt,
  critique: scoreCritique,
  sql: scoreSql,
}

/** What grading one item takes, whichever its kind. */
export type Gradable = {
  readonly [Kind in ItemKind]: {
    readonly kind: Kind
    readonly max: number
    readonly task: TaskOf<Kind>
    readonly key: KeyOf<Kind>
  }
}[ItemKind]

/**
 * Scores a response.
 *
 * @param item its kind, highest category, task and key
 * @param response of the same kind
 * @param cases for kinds that are run: the verdicts of the runner's judge on visible and hidden cases
 * @param growth for code and SQL with a complexity target: what its steps grow like
 * @throws TypeError for a response of another kind
 */
export function scoreResponse(
  item: Gradable,
  response: ResponseOf<ItemKind>,
  cases?: readonly CaseVerdict[],
  growth?: readonly MeasuredGrowth[],
): Score {
  if (response.kind !== item.kind) {
    throw new TypeError(`a ${item.kind} item wants a response of its kind, received ${response.kind}`)
  }
  // item and response are of one kind here, which the type of a union of pairs cannot say
  const scorer = scorers[item.kind] as (graded: object) => Score
  const { max, task, key } = item
  return scorer({
    max,
    task,
    key,
    response,
    ...(cases !== undefined && { cases }),
    ...(growth !== undefined && { growth }),
  })
}
