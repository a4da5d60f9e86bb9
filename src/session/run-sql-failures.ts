import { limitsOfSql, sqlCases, sqlProgram, type Runner } from '#runner'
import type { KeyOf, PracticeItemOf, SqlCase } from '#schemas/public-item'
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
  const { key } = grading
  const { text, followUp } = response
  const shown = task.examples.map(({ id }) => id)
  const found = await runChosen(text, failedDatabases(key, shown, score, false))
  if (key.followUp === undefined || followUp === undefined) return found
  const known = key.followUp.examples.map(({ id }) => id)
  const chosen = failedDatabases(key.followUp, known, score, true)
  return [...found, ...(await runChosen(followUp.text, chosen))]

  async function runChosen(
    query: string,
    databases: readonly ChosenDatabase[],
  ): Promise<readonly FailureView[]> {
    if (databases.length === 0) return []
    const cases = sqlCases(
      task,
      databases.map(({ database }) => database),
    )
    const executions = await runner.run(sqlProgram(task, query), cases, limitsOfSql(task), { signal })
    const failures = databases.flatMap(({ group, database }, at) => {
      const execution = executions[at]
      if (execution === undefined) return []
      const row = sqlRow(execution, task, database)
      // Only what the watchdog had stopped can do better the second time.
      return row.verdict === 'passed' ? [] : [{ group, database, row }]
    })
    return failures[0]?.row.verdict === 'compile_error' ? failures.slice(0, 1) : failures
  }
}

interface ChosenDatabase {
  /** Title of its group. */
  readonly group: string
  readonly database: SqlCase
}

/** The database of a failed group that is the quickest to read: the one with the shortest script. */
function failedDatabases(
  { groups, cases }: Pick<KeyOf<'sql'>, 'groups' | 'cases'>,
  visible: readonly string[],
  score: Score,
  isAdapted: boolean,
): readonly ChosenDatabase[] {
  const failed = new Set(
    score.cases?.flatMap(({ id, verdict, adapted = false }) =>
      verdict === 'passed' || adapted !== isAdapted ? [] : [id],
    ),
  )
  return groups.flatMap(({ name, title }) => {
    const [database] = cases
      .filter(({ id, group }) => group === name && failed.has(id) && !visible.includes(id))
      .toSorted((one, other) => one.script.length - other.script.length)
    return database === undefined ? [] : [{ group: title, database }]
  })
}
