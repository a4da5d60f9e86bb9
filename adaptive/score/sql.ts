import type { Noun } from '../scoring/cases-part.ts'
import { lockedVerdicts, withFollowUpScore } from '../scoring/score-follow-up.ts'
import { scoreGroups } from '../scoring/score-groups.ts'
import { scoreGrowth } from '../scoring/score-growth.ts'
import type { Scorer } from '../scoring/graded-response.ts'

const noun: Noun = ['database', 'databases']

/**
 * SQL: the groups of databases on which the result is right, see {@link scoreGroups}, then {@link scoreGrowth}. A
 * follow-up adds categories above these, which only a query that had earned all of them can reach.
 */
export const scoreSql: Scorer<'sql'> = (graded) => {
  const { max, task, key, cases = [], growth = [] } = graded
  const groups = scoreGroups({ max, examples: task.examples, key }, lockedVerdicts(cases), noun)
  const first = scoreGrowth(groups, task.limits.complexity, growth)
  return withFollowUpScore(first, graded, { answer: 'query', noun })
}
