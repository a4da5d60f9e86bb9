import { limitsOfSql, sqlCases, sqlProgram } from '#runner'
import type { VisibleResult, VisibleRun } from './run-visible.ts'
import { sqlRow } from './sql-row.ts'

/**
 * Runs a candidate's query on the visible databases, or on one of them alone.
 *
 * @returns the results as the page shows them, in the order of the databases
 * @throws RunnerUnavailableError
 */
export async function runVisibleSql(options: VisibleRun<'sql'>): Promise<VisibleResult> {
  const { item, response, only, runner, signal, onProgress } = options
  const { task } = item
  const examples = task.examples.filter(({ id }) => only === undefined || only === id)
  let done = 0
  const executions = await runner.run(
    sqlProgram(task, response.followUp?.text ?? response.text),
    sqlCases(task, examples),
    limitsOfSql(task),
    { signal, onExecution: () => onProgress((done += 1), examples.length) },
  )
  const rows = executions.flatMap((execution, at) => {
    const example = examples[at]
    return example === undefined ? [] : [sqlRow(execution, task, example)]
  })
  return {
    view: { state: 'done', rows, output: '', problems: [], ...(only !== undefined && { only }) },
    language: 'sql',
    cases: rows.map(({ id, verdict }, at) => ({ id, verdict, fuel: executions[at]?.fuel ?? 0 })),
  }
}
