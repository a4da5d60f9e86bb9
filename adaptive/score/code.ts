import type { TaskOf } from '#schemas/public-item'
import { rankOfClass } from '../scoring/complexity-classes.ts'
import type { GradedResponse, MeasuredGrowth, Scorer, ScorePart } from '../scoring/graded-response.ts'
import { scoreGroups } from '../scoring/score-groups.ts'
import { lockedVerdicts, withFollowUpScore } from '../scoring/score-follow-up.ts'

/**
 * Code: the groups of cases that pass, see {@link scoreGroups}. Where the task names a class of growth, 4 is earned when
 * besides all groups the steps grow by no slower class with any size. A follow-up adds categories above these, which
 * only an answer that had earned all of them can reach.
 */
export const scoreCode: Scorer<'code'> = (graded) =>
  withFollowUpScore(scoreFirst(graded), graded, { answer: 'code', noun: ['case', 'cases'] })

/** The answer as it was before anything changed. */
function scoreFirst({
  max,
  task,
  key,
  cases = [],
  growth = [],
}: GradedResponse<'code'>): ReturnType<Scorer<'code'>> {
  const score = scoreGroups({ max, examples: task.examples, key }, lockedVerdicts(cases))
  const { complexity } = task.limits
  if (complexity === undefined) return score
  const isRight = score.category === 3
  const found = complexityPart(complexity, growth, isRight)
  const category = isRight && found.earned === found.possible ? 4 : score.category
  // Counts of answers that are not all right say nothing.
  const curves = isRight ? growth.map(({ detail: _, ...curve }) => curve) : []
  return {
    ...score,
    category: Math.min(category, max),
    parts: [...score.parts, found],
    ...(curves.length > 0 && { growth: curves }),
  }
}

/** One of each size that grows by the target's class or a faster one; none where the answers are not all right. */
function complexityPart(
  { class: target, sizes }: NonNullable<TaskOf<'code'>['limits']['complexity']>,
  growth: readonly MeasuredGrowth[],
  isRight: boolean,
): ScorePart {
  const found = new Map(growth.map((one) => [one.size, one]))
  const earned = sizes.filter((size) => {
    const reached = found.get(size)?.class
    return reached !== undefined && rankOfClass(reached) <= rankOfClass(target)
  }).length
  const details = growth.map(({ detail }) => detail)
  return {
    id: 'complexity',
    label: `Time: ${target}`,
    earned: isRight ? earned : 0,
    possible: sizes.length,
    detail: isRight && details.length > 0 ? details.join(' ') : 'measured only when all answers are right',
  }
}
