import type { PracticeItemOf, TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import type { Score } from '#schemas/score'
import { codeProgram, limitsOfTask, type Runner } from '#runner'
import { runRow } from './run-row.ts'
import type { FailureView } from './view.ts'

interface FailuresRun {
  readonly item: PracticeItemOf<'code'>
  /** What was scored. */
  readonly response: ResponseOf<'code'>
  readonly score: Score
  readonly runner: Runner
  readonly signal: AbortSignal
}

/**
 * Runs one hidden case of each group that failed again: a score keeps verdicts, and no values.
 *
 * @returns what they show, in the order of the groups; one alone where the code does not compile
 * @throws RunnerUnavailableError
 */
export async function runFailures(options: FailuresRun): Promise<readonly FailureView[]> {
  const { item, response, score, runner, signal } = options
  const { task } = item
  const chosen = failedCases(item, score)
  if (chosen.length === 0) return []
  const program = codeProgram(task, response)
  const cases = chosen.map(({ example: { id, input } }) => ({ id, input }))
  const executions = await runner.run(program, cases, limitsOfTask(task), { signal })
  const failures = chosen.flatMap(({ group, example }) => {
    const execution = executions.find((one) => one.case === example.id)
    if (execution === undefined) return []
    const row = runRow(execution, task, { ...example, own: undefined })
    // Only what the watchdog had stopped can do better the second time.
    return row.verdict === 'passed' ? [] : [{ group, example, row }]
  })
  return failures[0]?.row.verdict === 'compile_error' ? failures.slice(0, 1) : failures
}

/** The case of a failed group that is the quickest to read: the one whose values are shortest. */
function failedCases(
  { task, grading }: PracticeItemOf<'code'>,
  { cases = [] }: Score,
): readonly { readonly group: string; readonly example: TaskOf<'code'>['examples'][number] }[] {
  const visible = new Set(task.examples.map(({ id }) => id))
  const failed = new Set(cases.flatMap(({ id, verdict }) => (verdict === 'passed' ? [] : [id])))
  return grading.key.groups.flatMap(({ name, title }) => {
    const [example] = grading.key.cases
      .filter(({ id, group }) => group === name && failed.has(id) && !visible.has(id))
      .toSorted((one, other) => length(one) - length(other))
    return example === undefined ? [] : [{ group: title, example }]
  })
}

/** In UTF-16 code units of JSON. */
function length({ input, expected }: TaskOf<'code'>['examples'][number]): number {
  return JSON.stringify([input, expected]).length
}
