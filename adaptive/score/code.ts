import type { GradedResponse, Scorer } from '../scoring/graded-response.ts'
import { scoreGroups } from '../scoring/score-groups.ts'
import { lockedVerdicts, withFollowUpScore } from '../scoring/score-follow-up.ts'
import { scoreGrowth } from '../scoring/score-growth.ts'

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
  const groups = scoreGroups({ max, examples: task.examples, key }, lockedVerdicts(cases))
  return scoreGrowth(groups, task.limits.complexity, growth)
}
