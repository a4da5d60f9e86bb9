import { scoreGroups } from '../scoring/score-groups.ts'
import { scoreGrowth } from '../scoring/score-growth.ts'
import type { Scorer } from '../scoring/graded-response.ts'

/** SQL: the groups of databases on which the result is right, see {@link scoreGroups}, then {@link scoreGrowth}. */
export const scoreSql: Scorer<'sql'> = ({ max, task, key, cases = [], growth = [] }) => {
  const groups = scoreGroups({ max, examples: task.examples, key }, cases, ['database', 'databases'])
  return scoreGrowth(groups, task.limits.complexity, growth)
}
