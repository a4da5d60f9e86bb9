import { firstCategories } from '../scoring/first-categories.ts'
import type { GradedResponse, Scorer } from '../scoring/graded-response.ts'
import { scoreGroups } from '../scoring/score-groups.ts'
import { scoreFollowUp } from '../scoring/score-follow-up.ts'
import { scoreGrowth } from '../scoring/score-growth.ts'

/**
 * Code: the groups of cases that pass, see {@link scoreGroups}. Where the task names a class of growth, 4 is earned when
 * besides all groups the steps grow by no slower class with any size. A follow-up adds categories above these, which
 * only an answer that had earned all of them can reach.
 */
export const scoreCode: Scorer<'code'> = (graded) => {
  const { max, task, key, cases = [] } = graded
  const first = scoreFirst(graded)
  if (key.followUp === undefined) return first
  const { categories, parts } = scoreFollowUp(key.followUp, graded)
  const added = first.category === firstCategories(task) ? categories : 0
  return {
    ...first,
    category: Math.min(first.category + added, max),
    parts: [...first.parts, ...parts],
    cases: cases.map(({ id, verdict, fuel, adapted }) => ({
      id,
      verdict,
      fuel,
      ...(adapted && { adapted }),
    })),
  }
}

/** The answer as it was before anything changed. */
function scoreFirst({
  max,
  task,
  key,
  cases = [],
  growth = [],
}: GradedResponse<'code'>): ReturnType<Scorer<'code'>> {
  const own = cases.filter(({ adapted }) => adapted === undefined)
  const groups = scoreGroups({ max, examples: task.examples, key }, own)
  return scoreGrowth(groups, task.limits.complexity, growth)
}
