import type { PracticeItemOf, TaskOf } from '#schemas/public-item'
import type { EventData, OwnCase } from '#schemas/event'
import type { ResponseOf } from '#schemas/response'
import {
  codeProgram,
  debugProgram,
  limitsOfTask,
  type Case,
  type Execution,
  type Program,
  type Runner,
} from '#runner'
import type { WrittenKind } from '#log'
import { ownCaseId } from './own-case-id.ts'
import { readOwnCase } from './read-own-case.ts'
import { runRow } from './run-row.ts'
import { loadValueWriting } from './value-writing.ts'
import type { RunRow, RunView } from './view.ts'

/** An answer that the candidate wants to see run. */
export interface VisibleRun<Kind extends WrittenKind> {
  readonly item: PracticeItemOf<Kind>
  readonly response: ResponseOf<Kind>
  /** Those without an input are left out, unless such a one is wanted alone. */
  readonly ownCases: readonly OwnCase[]
  /** The id of the one case that is wanted; all of them where undefined. */
  readonly only: string | undefined
  readonly runner: Runner
  readonly signal: AbortSignal
  readonly onProgress: (done: number, of: number) => void
}

export interface VisibleResult {
  readonly view: RunView
  readonly language: EventData<'run'>['language']
  /** What the log keeps of it. */
  readonly cases: EventData<'run'>['cases']
}

/**
 * Runs a candidate's code on the visible cases and on their own, or on one of them alone.
 *
 * @returns the results as the page shows them, failures first
 * @throws RunnerUnavailableError
 */
export async function runVisible(options: VisibleRun<'code'>): Promise<VisibleResult> {
  const { item, response, only, runner, signal, onProgress } = options
  const { task } = item
  const { language, text, followUp } = response
  const isWanted = (id: string): boolean => only === undefined || only === id
  await loadValueWriting(language)
  const readings = await Promise.all(
    options.ownCases.flatMap((one, own) =>
      (one.input.trim() === '' && only === undefined) || !isWanted(ownCaseId(own))
        ? []
        : [readOwnCase(one, own, { ...task, language })],
    ),
  )
  const ownCases = readings.flatMap((reading) => ('input' in reading ? [reading] : []))
  const problems = readings.flatMap((reading) => ('text' in reading ? [reading] : []))
  const cases: Case[] = [
    ...task.examples.filter(({ id }) => isWanted(id)).map(({ id, input }) => ({ id, input })),
    ...ownCases.map(({ own, input }) => ({ id: ownCaseId(own), input })),
  ]
  let done = 0
  const program = codeProgram(task, { language, text: followUp?.text ?? text })
  const watch = { signal, onExecution: () => onProgress((done += 1), cases.length) }
  const executions = cases.length === 0 ? [] : await runner.run(program, cases, limitsOfTask(task), watch)
  const rows = executions.map((execution) => {
    const example = task.examples.find(({ id }) => id === execution.case)
    const own = ownCases.find((one) => ownCaseId(one.own) === execution.case)
    return runRow(execution, task, language, {
      name: example?.name ?? '',
      own: own?.own,
      input: (example ?? own)?.input ?? [],
      expected: (example ?? own)?.expected,
    })
  })
  return visibleResult({ executions, rows, problems, only, language })
}

/**
 * Runs a candidate's project on the visible cases, or on one of them alone.
 *
 * @returns the results as the page shows them, failures first
 * @throws RunnerUnavailableError
 */
export function runVisibleProject(options: VisibleRun<'debug'>): Promise<VisibleResult> {
  const { item, response } = options
  return runExamples(item.task, debugProgram(item.task, (response.followUp ?? response).files), options)
}

/**
 * Runs what a candidate has made of the code that they judge on the visible cases, or on one of them alone.
 *
 * @returns the results as the page shows them, failures first
 * @throws RunnerUnavailableError; TypeError for an item that asks for no repair
 */
export function runVisibleRepair(options: VisibleRun<'critique'>): Promise<VisibleResult> {
  const { task } = options.item
  const text = options.response.repair
  if (task.repair === undefined || text === undefined) throw new TypeError('there is no repair to run')
  const { language, signature } = task.repair
  return runExamples(task.repair, { language, signature, text }, options)
}

async function runExamples(
  task: Pick<TaskOf<'debug'>, 'examples' | 'language' | 'signature' | 'limits' | 'compare'>,
  program: Program,
  { only, runner, signal, onProgress }: Omit<VisibleRun<WrittenKind>, 'item' | 'response'>,
): Promise<VisibleResult> {
  const cases = task.examples.filter(({ id }) => only === undefined || only === id)
  let done = 0
  const watch = { signal, onExecution: () => onProgress((done += 1), cases.length) }
  const executions = await runner.run(program, cases, limitsOfTask(task), watch)
  const rows = executions.flatMap((execution) => {
    const example = cases.find(({ id }) => id === execution.case)
    return example === undefined
      ? []
      : [runRow(execution, task, task.language, { ...example, own: undefined })]
  })
  return visibleResult({ executions, rows, problems: [], only, language: task.language })
}

function visibleResult({
  executions,
  rows,
  problems,
  only,
  language,
}: {
  readonly executions: readonly Execution[]
  /** One of each execution, in the same order. */
  readonly rows: readonly RunRow[]
  readonly problems: Extract<RunView, { state: 'done' }>['problems']
  readonly only: string | undefined
  readonly language: VisibleResult['language']
}): VisibleResult {
  const failuresFirst = [
    ...rows.filter(({ verdict }) => !isFine(verdict)),
    ...rows.filter(({ verdict }) => isFine(verdict)),
  ]
  return {
    view: {
      state: 'done',
      rows: failuresFirst,
      output: executions.map(({ console }) => console).join(''),
      problems,
      ...(only !== undefined && { only }),
    },
    language,
    cases: rows.map(({ id, verdict }, at) => ({ id, verdict, fuel: executions[at]?.fuel ?? 0 })),
  }
}

function isFine(verdict: RunRow['verdict']): boolean {
  return verdict === 'passed' || verdict === 'returned'
}
