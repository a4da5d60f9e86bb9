import { scoreGroups } from '../scoring/score-groups.ts'
import type { Scorer } from '../scoring/graded-response.ts'

/** SQL: the groups of databases on which the result is right, see {@link scoreGroups}. */
export const scoreSql: Scorer<'sql'> = ({ max, task, key, cases = [] }) =>
  scoreGroups({ max, examples: task.examples, key }, cases, ['database', 'databases'])
