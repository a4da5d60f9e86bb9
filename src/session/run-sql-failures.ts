import { limitsOfSql, sqlCases, sqlProgram, type Runner } from '#runner'
import type { PracticeItemOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import type { Score } from '#schemas/score'
import { sqlRow } from './sql-row.ts'
import type { FailureView } from './view.ts'

interface SqlFailuresRun {
  readonly item: PracticeItemOf<'sql'>
  /** What was scored. */
  readonly response: ResponseOf<'sql'>
  readonly score: Score
  readonly runner: Runner
  readonly signal: AbortSignal
}

/**
 * Runs a query again on one hidden database of each group that failed: the one with the fewest rows.
 *
 * @returns what they show, in the order of the groups; one alone where the query does not run at all
 * @throws RunnerUnavailableError
 */
export async function runSqlFailures(options: SqlFailuresRun): Promise<readonly FailureView[]> {
  const { item, response, score, runner, signal } = options
  const { task, grading } = item
  const visible = new Set(task.examples.map(({ id }) => id))
  const failed = new Set(score.cases?.flatMap(({ id, verdict }) => (verdict === 'passed' ? [] : [id])))
  const chosen = grading.key.groups.flatMap(({ name, title }) => {
    const [database] = grading.key.cases
      .filter(({ id, group }) => group === name && failed.has(id) && !visible.has(id))
      .toSorted((one, other) => one.script.length - other.script.length)
    return database === undefined ? [] : [{ group: title, database }]
  })
  if (chosen.length === 0) return []
  const cases = sqlCases(
    task,
    chosen.map(({ database }) => database),
  )
  const executions = await runner.run(sqlProgram(task, response.text), cases, limitsOfSql(task), { signal })
  const failures = chosen.flatMap(({ group, database }, at) => {
    const execution = executions[at]
    if (execution === undefined) return []
    const row = sqlRow(execution, task, database)
    // Only what the watchdog had stopped can do better the second time.
    return row.verdict === 'passed' ? [] : [{ group, database, row }]
  })
  return failures[0]?.row.verdict === 'compile_error' ? failures.slice(0, 1) : failures
}
