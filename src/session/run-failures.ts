import type { KeyOf, PracticeItemOf, TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import type { Score } from '#schemas/score'
import { codeProgram, limitsOfTask, type Runner } from '#runner'
import { runRow } from './run-row.ts'
import { loadValueWriting } from './value-writing.ts'
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
  const { key } = item.grading
  const { language, text, followUp } = response
  await loadValueWriting(language)
  const visible = task.examples.map(({ id }) => id)
  const first = failedCases(key, visible, score, false)
  const found = await runChosen(text, first)
  if (key.followUp === undefined || followUp === undefined) return found
  const known = key.followUp.examples.map(({ id }) => id)
  return [...found, ...(await runChosen(followUp.text, failedCases(key.followUp, known, score, true)))]

  async function runChosen(text: string, chosen: readonly ChosenCase[]): Promise<readonly FailureView[]> {
    if (chosen.length === 0) return []
    const program = codeProgram(task, { language, text })
    const cases = chosen.map(({ example: { id, input } }) => ({ id, input }))
    const executions = await runner.run(program, cases, limitsOfTask(task), { signal })
    const failures = chosen.flatMap(({ group, example }) => {
      const execution = executions.find((one) => one.case === example.id)
      if (execution === undefined) return []
      const row = runRow(execution, task, language, { ...example, own: undefined })
      // Only what the watchdog had stopped can do better the second time.
      return row.verdict === 'passed' ? [] : [{ group, example, row }]
    })
    return isUncompiled(failures) ? failures.slice(0, 1) : failures
  }
}

function isUncompiled([first]: readonly FailureView[]): boolean {
  return first?.row.verdict === 'compile_error'
}

interface ChosenCase {
  /** Title of its group. */
  readonly group: string
  readonly example: TaskOf<'code'>['examples'][number]
}

/** The case of a failed group that is the quickest to read: the one whose values are shortest. */
function failedCases(
  key: Pick<KeyOf<'code'>, 'groups' | 'cases'>,
  visible: readonly string[],
  { cases = [] }: Score,
  isAdapted: boolean,
): readonly ChosenCase[] {
  const failed = new Set(
    cases.flatMap(({ id, verdict, adapted = false }) =>
      verdict === 'passed' || adapted !== isAdapted ? [] : [id],
    ),
  )
  return key.groups.flatMap(({ name, title }) => {
    const [example] = key.cases
      .filter(({ id, group }) => group === name && failed.has(id) && !visible.includes(id))
      .toSorted((one, other) => length(one) - length(other))
    return example === undefined ? [] : [{ group: title, example }]
  })
}

/** In UTF-16 code units of JSON. */
function length({ input, expected }: TaskOf<'code'>['examples'][number]): number {
  return JSON.stringify([input, expected]).length
}
