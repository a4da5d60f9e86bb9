import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import type { EventData, OwnCase } from '#schemas/event'
import { parseType, readPlain, type Encoded } from '#schemas/value'
import { limitsOfTask, type Case, type Runner } from '#runner'
import { ownInputProblems } from '../text/outcomes.ts'
import { ownCaseId } from './own-case-id.ts'
import { runRow } from './run-row.ts'
import type { RunRow, RunView } from './view.ts'

interface VisibleRun {
  readonly task: TaskOf<'code'>
  readonly response: ResponseOf<'code'>
  /** Those without an input are left out, unless such a one is wanted alone. */
  readonly ownCases: readonly OwnCase[]
  /** The id of the one case that is wanted; all of them where undefined. */
  readonly only: string | undefined
  readonly runner: Runner
  readonly signal: AbortSignal
  readonly onProgress: (done: number, of: number) => void
}

interface VisibleResult {
  readonly view: RunView
  /** What the log keeps of it. */
  readonly cases: EventData<'run'>['cases']
}

/** A case of the candidate's own, read. */
interface ReadCase {
  readonly own: number
  readonly input: readonly Encoded[]
  /** Undefined where the candidate expects nothing in particular. */
  readonly expected: Encoded | undefined
}

/**
 * Runs a candidate's code on the visible cases and on their own, or on one of them alone.
 *
 * @returns the results as the page shows them, failures first
 * @throws RunnerUnavailableError
 */
export async function runVisible(options: VisibleRun): Promise<VisibleResult> {
  const { task, response, only, runner, signal, onProgress } = options
  const isWanted = (id: string): boolean => only === undefined || only === id
  const readings = options.ownCases.flatMap((one, own) =>
    (one.input.trim() === '' && only === undefined) || !isWanted(ownCaseId(own))
      ? []
      : [readOwnCase(one, own, task)],
  )
  const ownCases = readings.flatMap((reading) => ('input' in reading ? [reading] : []))
  const problems = readings.flatMap((reading) => ('text' in reading ? [reading] : []))
  const cases: Case[] = [
    ...task.examples.filter(({ id }) => isWanted(id)).map(({ id, input }) => ({ id, input })),
    ...ownCases.map(({ own, input }) => ({ id: ownCaseId(own), input })),
  ]
  let done = 0
  const program = { language: response.language, text: response.text, signature: task.signature }
  const watch = { signal, onExecution: () => onProgress((done += 1), cases.length) }
  const executions = cases.length === 0 ? [] : await runner.run(program, cases, limitsOfTask(task), watch)
  const rows = executions.map((execution) => {
    const example = task.examples.find(({ id }) => id === execution.case)
    const own = ownCases.find((one) => ownCaseId(one.own) === execution.case)
    return runRow(execution, task, {
      name: example?.name ?? '',
      own: own?.own,
      input: (example ?? own)?.input ?? [],
      expected: (example ?? own)?.expected,
    })
  })
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
    cases: rows.map(({ id, verdict }, at) => ({ id, verdict, fuel: executions[at]?.fuel ?? 0 })),
  }
}

function isFine(verdict: RunRow['verdict']): boolean {
  return verdict === 'passed' || verdict === 'returned'
}

/**
 * Reads a case of the candidate's own: one argument a line, as JSON, and what should come out.
 *
 * @param own its place among them
 * @returns the case, or in words why it does not fit the signature; the others run all the same
 */
export function readOwnCase(
  { input: text, expected: wanted }: OwnCase,
  own: number,
  { signature }: Pick<TaskOf<'code'>, 'signature'>,
): ReadCase | { readonly own: number; readonly text: string } {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const names = signature.parameters.map(({ name }) => name)
  if (lines.length === 0 && names.length > 0) return { own, text: ownInputProblems.empty }
  if (lines.length !== names.length) return { own, text: ownInputProblems.count(lines.length, names) }
  const input: Encoded[] = []
  for (const [at, { name, type }] of signature.parameters.entries()) {
    const reading = readJson(lines[at] ?? '', name, type)
    if ('text' in reading) return { own, ...reading }
    input.push(reading.value)
  }
  if (wanted.trim() === '') return { own, input, expected: undefined }
  const reading = readJson(wanted, ownInputProblems.expected, signature.returns.type)
  return 'text' in reading ? { own, ...reading } : { own, input, expected: reading.value }
}

function readJson(
  json: string,
  name: string,
  type: string,
): { readonly value: Encoded } | { readonly text: string } {
  let plain: unknown
  try {
    plain = JSON.parse(json)
  } catch {
    return { text: ownInputProblems.notJson(name) }
  }
  const reading = readPlain(plain, parseType(type))
  return reading.ok
    ? { value: reading.value }
    : { text: ownInputProblems.wrongType(name, reading.expected, reading.found) }
}
