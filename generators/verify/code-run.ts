import {
  firstCategories,
  scoreResponse,
  type CaseVerdict,
  type Gradable,
  type MeasuredGrowth,
} from '#adaptive'
import { judge, measureGrowth, type Case, type Execution } from '#runner'
import type { Inputs } from '#schemas/inputs'
import type { TaskOf } from '#schemas/public-item'
import type { Response } from '#schemas/response'
import { parseType } from '#schemas/value'
import type {
  CompiledCase,
  CompiledDetail,
  SubmissionSource as AnySubmission,
} from '../compile/compiled-item.ts'
import { executeApart, type ExecuteOptions, type Runnable } from './execute-apart.ts'
import { runInputs } from './properties/run-inputs.ts'
import type { VerifyContext } from './verification.ts'

export type SubmissionSource = AnySubmission<'typescript' | 'javascript' | 'python'>
export type Verdict = ReturnType<typeof judge>['verdict']

export interface CodeItem {
  readonly id: string
  readonly task: TaskOf<'code'>
  readonly gradable: Gradable
  /** For the answers to a follow-up: what holds after it. */
  readonly detail: Pick<
    Extract<CompiledDetail, { kind: 'code' }>,
    'groups' | 'cases' | 'followUp' | 'waivers' | 'properties'
  > & {
    readonly submissions: readonly (SubmissionSource & Runnable)[]
    /** Absent where there is no contract, as for a repair. */
    readonly inputs?: Inputs
  }
  /** What a right first answer is judged to be, where its follow-up is answered. */
  readonly before?: Pick<Run, 'judged' | 'growth'> | undefined
  /** What a submission is handed in as, where that is no answer of code. */
  readonly responseOf?: (text: string) => Response
  /** The reference with faults, where they are not planted in its text alone. */
  readonly planted?: readonly Runnable[]
  /** Whether a text in an input is drawn as a whole: it has a form that nothing tells. */
  readonly areTextsWhole?: true
}

/** One submission on all cases, or, for an accepted one, on those up to the first that exceeds the time limit. */
export interface Run {
  readonly submission: SubmissionSource
  readonly executions: ReadonlyMap<string, Execution>
  readonly verdicts: ReadonlyMap<string, Verdict>
  readonly judged: readonly CaseVerdict[]
  readonly category: number
  /** What the steps grow like; only where that decides the category */
  readonly growth: readonly MeasuredGrowth[]
}

/** What was found by running some submissions on the cases that they must pass. */
export interface VerifiedSubmissions {
  readonly runs: readonly Run[]
  /** Whether nothing speaks against the accepted ones. */
  readonly isSound: boolean
  /** What accepted ones do to their input, or otherwise when they are run again; among the reasons, too. */
  readonly impure: readonly string[]
  readonly reasons: readonly string[]
  readonly executed: number
  readonly warnings: readonly string[]
}

export async function runSubmission(
  item: CodeItem,
  submission: SubmissionSource,
  context: VerifyContext,
): Promise<Run> {
  const { task, detail } = item
  const type = parseType(task.signature.returns.type)
  const expected = new Map(detail.cases.map((one) => [one.id, one.expected]))
  const executions = await executeAll(item, submission, context)
  const judged = executions.map((execution) => ({
    id: execution.case,
    verdict: judge(execution, expected.get(execution.case) ?? null, type, task.compare).verdict,
    fuel: execution.fuel,
  }))
  const { language, text, followUp } = submission
  const answer = { kind: 'code', language, text } as const
  const run = {
    submission,
    executions: new Map(executions.map((execution) => [execution.case, execution])),
    verdicts: new Map(judged.map(({ id, verdict }) => [id, verdict])),
    judged,
  }
  if (followUp) {
    // It is scored as what was made of a right first answer.
    const { judged: before, growth } = item.before ?? { judged: [], growth: [] }
    const adapted = judged.map((one) => ({ ...one, adapted: true as const }))
    const response = { ...answer, followUp: { prediction: null, reason: '', text } }
    const { category } = scoreResponse(item.gradable, response, [...before, ...adapted], growth)
    return { ...run, category, growth: [] }
  }
  const { category } = scoreResponse(item.gradable, item.responseOf?.(text) ?? answer, judged)
  const isMeasured = task.limits.complexity !== undefined && category === firstCategories(item.gradable) - 1
  const growth = isMeasured ? await measureGrowth(context.runner, task, answer) : []
  return {
    ...run,
    category: isMeasured ? scoreResponse(item.gradable, answer, judged, growth).category : category,
    growth,
  }
}

/** Runs a submission on every case; an accepted one that exceeds the time limit is refused, so the rest is not run. */
async function executeAll(
  item: CodeItem,
  submission: SubmissionSource,
  context: VerifyContext,
): Promise<readonly Execution[]> {
  const enough = new AbortController()
  const signal = context.signal ? AbortSignal.any([context.signal, enough.signal]) : enough.signal
  const { file, expected } = submission
  const told = { item: item.id, file, of: item.detail.cases.length }
  let done = 0
  context.onProgress?.({ ...told, done })
  const onExecution = ({ outcome }: Execution) => {
    if (enough.signal.aborted) return
    done += 1
    context.onProgress?.({ ...told, done })
    if (expected === 'accepted' && outcome.type === 'time_limit') enough.abort()
  }
  // What does not end uses up what all in one realm may use: only what it does not end on should cost that.
  const isShared = expected === 'time_limit_exceeded' ? undefined : context.isShared
  const executions = await execute(item, submission, { ...context, isShared, signal }, { onExecution })
  return executions.slice(0, done)
}

export function execute(
  item: CodeItem,
  submission: Pick<SubmissionSource, 'language' | 'text'>,
  context: VerifyContext,
  options?: ExecuteOptions,
): Promise<Execution[]> {
  return executeOn(item, submission, item.detail.cases, context, options)
}

/** Runs a program on cases of the item's function, be they its own or others; together where realms are shared. */
export async function executeOn(
  { task }: Pick<CodeItem, 'task'>,
  submission: Runnable,
  cases: readonly Case[],
  context: VerifyContext,
  options: ExecuteOptions = {},
): Promise<Execution[]> {
  if (!context.isShared) return executeApart({ task }, submission, cases, context, options)
  const { name = task.signature.name, fuel, onExecution } = options
  const named = { ...task, signature: { ...task.signature, name } }
  const inputs = cases.map(({ input }) => input)
  const found = await runInputs({ task: named }, submission, inputs, context, {
    isThrowKept: true,
    ...(fuel !== undefined && { fuel }),
  })
  const executions = found.map((one, at) => ({ ...one, case: cases[at]?.id ?? '' }))
  for (const one of executions) onExecution?.(one)
  return executions
}

export function caseOf({ detail }: CodeItem, id: string): CompiledCase | undefined {
  return detail.cases.find((one) => one.id === id)
}

export function caseWords(one: CompiledCase | undefined): string {
  return one ? `case ${one.name} (${one.group})` : 'an unknown case'
}
