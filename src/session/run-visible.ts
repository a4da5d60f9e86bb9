import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import type { EventData } from '#schemas/event'
import { parseType, readPlain, showValue, type Encoded } from '#schemas/value'
import { judge, limitsOfTask, type Case, type Execution, type Runner } from '#runner'
import { describeOutcome, ownInputProblems } from '../text/outcomes.ts'
import type { RunRow, RunView } from './view.ts'

/** Longest text of a value in the results table, in UTF-16 code units. */
const LONGEST_SHOWN = 2000

/** The case id of the candidate's own input. */
const OWN = 'own'

interface VisibleRun {
  readonly task: TaskOf<'code'>
  readonly response: ResponseOf<'code'>
  /** One argument a line, as JSON; blank for none. */
  readonly ownInput: string
  readonly runner: Runner
  readonly signal: AbortSignal
  readonly onProgress: (done: number, of: number) => void
}

interface VisibleResult {
  readonly view: RunView
  /** What the log keeps of it. */
  readonly cases: EventData<'run'>['cases']
}

/**
 * Runs a candidate's code on the visible cases and on their own input.
 *
 * @returns the results as the page shows them, failures first
 * @throws RunnerUnavailableError
 */
export async function runVisible(options: VisibleRun): Promise<VisibleResult> {
  const { task, response, runner, signal, onProgress } = options
  const own = readOwnInput(options.ownInput, task)
  const cases: Case[] = task.examples.map(({ id, input }) => ({ id, input }))
  if (own.input) cases.push({ id: OWN, input: own.input })
  let done = 0
  const program = { language: response.language, text: response.text, signature: task.signature }
  const executions = await runner.run(program, cases, limitsOfTask(task), {
    signal,
    onExecution: () => onProgress((done += 1), cases.length),
  })
  const rows = executions.map((execution) => rowOf(execution, task, own.input ?? []))
  const failuresFirst = [
    ...rows.filter(({ verdict }) => !isFine(verdict)),
    ...rows.filter(({ verdict }) => isFine(verdict)),
  ]
  return {
    view: {
      state: 'done',
      rows: failuresFirst,
      output: executions.map(({ console }) => console).join(''),
      problem: own.problem,
    },
    cases: rows.map(({ id, verdict }, at) => ({ id, verdict, fuel: executions[at]?.fuel ?? 0 })),
  }
}

function isFine(verdict: RunRow['verdict']): boolean {
  return verdict === 'passed' || verdict === 'returned'
}

function rowOf(execution: Execution, task: TaskOf<'code'>, ownInput: readonly Encoded[]): RunRow {
  const { outcome, fuel, console } = execution
  const example = task.examples.find(({ id }) => id === execution.case)
  const type = parseType(task.signature.returns.type)
  const judged = example && judge(execution, example.expected, type, task.compare)
  const input = example?.input ?? ownInput
  return {
    id: execution.case,
    name: example?.name ?? '',
    own: example === undefined,
    verdict: judged ? judged.verdict : outcome.type,
    input: task.signature.parameters
      .map(({ name }, at) => `${name} = ${showValue(input[at] ?? null, LONGEST_SHOWN)}`)
      .join('\n'),
    expected: example && showValue(example.expected, LONGEST_SHOWN),
    got: outcome.type === 'returned' ? showValue(outcome.value, LONGEST_SHOWN) : undefined,
    detail: describeOutcome(outcome, judged),
    line: outcome.type === 'runtime_error' || outcome.type === 'compile_error' ? outcome.line : undefined,
    fuelShare: Math.min(1, fuel / task.limits.fuel),
    console,
  }
}

/** Reads the own input; what does not fit the signature is said in words, and the visible cases run all the same. */
function readOwnInput(
  text: string,
  { signature }: TaskOf<'code'>,
): { readonly input?: readonly Encoded[]; readonly problem: string | undefined } {
  if (text.trim() === '') return { problem: undefined }
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length !== signature.parameters.length) {
    return {
      problem: ownInputProblems.count(
        lines.length,
        signature.parameters.map(({ name }) => name),
      ),
    }
  }
  const input: Encoded[] = []
  for (const [at, { name, type }] of signature.parameters.entries()) {
    let plain: unknown
    try {
      plain = JSON.parse(lines[at] ?? '')
    } catch {
      return { problem: ownInputProblems.notJson(name) }
    }
    const reading = readPlain(plain, parseType(type))
    if (!reading.ok) return { problem: ownInputProblems.wrongType(name, reading.expected, reading.found) }
    input.push(reading.value)
  }
  return { input, problem: undefined }
}
