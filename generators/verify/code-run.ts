import {
  firstCategories,
  scoreResponse,
  type CaseVerdict,
  type Gradable,
  type MeasuredGrowth,
} from '#adaptive'
import { canonicalJson } from '#log'
import {
  codeProgram,
  judge,
  limitsOfTask,
  measureGrowth,
  type Case,
  type Execution,
  type Program,
} from '#runner'
import type { Inputs } from '#schemas/inputs'
import type { TaskOf } from '#schemas/public-item'
import type { Response } from '#schemas/response'
import { conform, parseType, showValue, type Encoded } from '#schemas/value'
import type {
  CompiledCase,
  CompiledDetail,
  ExpectedVerdict,
  SubmissionSource as AnySubmission,
} from '../compile/compiled-item.ts'
import { compileFault, outcomeWords, sameExecution } from './outcome.ts'
import type { VerifyContext } from './verification.ts'

export type SubmissionSource = AnySubmission<'typescript' | 'javascript' | 'python'>
type Verdict = ReturnType<typeof judge>['verdict']

/** What can be run of a submission. */
export interface Runnable extends Pick<SubmissionSource, 'language' | 'text'> {
  /** The other files, where the text is one of a project. */
  readonly project?: Program['project']
}

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
  readonly reasons: readonly string[]
  readonly executed: number
  readonly warnings: readonly string[]
}

/** The verdict that each folder of submissions stands for. */
const filedVerdicts: Readonly<Record<ExpectedVerdict, Verdict>> = {
  accepted: 'passed',
  wrong_answer: 'wrong_answer',
  time_limit_exceeded: 'time_limit',
  run_time_error: 'runtime_error',
}

const verdictWords: Readonly<Record<Verdict, string>> = {
  passed: 'a pass',
  wrong_answer: 'a wrong answer',
  time_limit: 'an exceeded time limit',
  memory_limit: 'an exceeded memory limit',
  output_limit: 'an exceeded output limit',
  runtime_error: 'a run-time error',
  compile_error: 'a compile error',
  stopped: 'a run that was stopped',
}

/** Cases on which all accepted submissions agree, on another value than the case has: what to say, by the case's id. */
export function doubtfulCases(
  { detail: { cases } }: CodeItem,
  runs: readonly Run[],
): ReadonlyMap<string, string> {
  const accepted = runs.filter(({ submission }) => submission.expected === 'accepted')
  const doubtful = new Map<string, string>()
  for (const one of cases) {
    const outcomes = accepted.flatMap(({ executions, verdicts }) => {
      const outcome = executions.get(one.id)?.outcome
      return outcome?.type === 'returned' && verdicts.get(one.id) === 'wrong_answer' ? [outcome] : []
    })
    const [first] = outcomes
    if (!first || outcomes.length < accepted.length) continue
    if (new Set(outcomes.map(({ value }) => canonicalJson(value))).size > 1) continue
    const [name, names] = accepted[0]?.submission.followUp
      ? ['answer to the follow-up', 'answers to the follow-up']
      : ['submission', 'submissions']
    const isOne = accepted.length === 1
    const all = isOne ? `the accepted ${name}` : `all ${accepted.length} accepted ${names}`
    const or = isOne ? `the ${name}` : 'all of them are'
    const words = `expected ${showValue(one.expected)}, but ${all} ${isOne ? 'returns' : 'return'} ${showValue(first.value)}`
    doubtful.set(one.id, `${caseWords(one)}: ${words}: the case is wrong, or ${or}`)
  }
  return doubtful
}

/** Where cases are in doubt, so is every verdict on a wrong submission, and listing them would bury the cause. */
export function wrongSubmissionFaults(
  item: CodeItem,
  runs: readonly Run[],
  inDoubt: boolean,
): readonly string[] {
  const wrong = runs.filter(({ submission }) => submission.expected !== 'accepted')
  if (!inDoubt) return wrong.flatMap((run) => wrongFaults(item, run))
  return wrong.flatMap(
    ({ submission, executions }) => compileFault(pathOf(submission), executions.values()) ?? [],
  )
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
  const executions = await execute(item, submission, { ...context, signal }, { onExecution })
  return executions.slice(0, done)
}

interface ExecuteOptions {
  /** Function that is called; the item's own unless named. */
  readonly name?: string
  /** Units that a case may use; the item's own limit unless it is named. */
  readonly fuel?: number
  readonly onExecution?: (execution: Execution) => void
}

function execute(
  item: CodeItem,
  submission: Pick<SubmissionSource, 'language' | 'text'>,
  context: VerifyContext,
  options?: ExecuteOptions,
): Promise<Execution[]> {
  return executeOn(item, submission, item.detail.cases, context, options)
}

/** Runs a program on cases of the item's function, be they its own or others. */
export function executeOn(
  { task }: Pick<CodeItem, 'task'>,
  submission: Runnable,
  cases: readonly Case[],
  { runner, signal }: VerifyContext,
  { name = task.signature.name, fuel, onExecution }: ExecuteOptions = {},
): Promise<Execution[]> {
  const program = programOf({ ...task, signature: { ...task.signature, name } }, submission)
  const limits = limitsOfTask(task)
  return runner.run(program, cases, fuel === undefined ? limits : { ...limits, fuel }, {
    ...(signal ? { signal } : {}),
    ...(onExecution ? { onExecution } : {}),
  })
}

/** A submission as the runner takes it. */
export function programOf(task: CodeItem['task'], { language, text, project }: Runnable): Program {
  return { ...codeProgram(task, { language, text }), ...(project && { project }) }
}

export function acceptedFaults(
  { detail: { cases } }: CodeItem,
  run: Run,
  doubtful: ReadonlyMap<string, string>,
  wanted: number,
): readonly string[] {
  const { submission, executions, verdicts, category } = run
  const uncompiled = compileFault(pathOf(submission), executions.values())
  if (uncompiled !== undefined) return [uncompiled]
  const failing = cases.filter(({ id }) => verdicts.has(id) && verdicts.get(id) !== 'passed')
  const unrun = cases.length - executions.size
  const rest = unrun === 0 ? '' : `; the ${unrun === 1 ? 'case' : `${unrun} cases`} after it not run`
  if (failing.length > 0)
    return failing
      .filter(({ id }) => !doubtful.has(id))
      .map((one) => `${describeCase(run, one)}${verdicts.get(one.id) === 'time_limit' ? rest : ''}`)
  if (category === wanted) return []
  const why = run.growth.map(({ detail }) => ` ${detail}`).join('')
  return [`${submission.file}: expected category ${wanted}, got ${category}${why && `.${why}`}`]
}

function wrongFaults(item: CodeItem, run: Run): readonly string[] {
  const { cases, groups } = item.detail
  const { submission, executions, verdicts } = run
  const { file } = submission
  const uncompiled = compileFault(pathOf(submission), executions.values())
  if (uncompiled !== undefined) return [uncompiled]
  const useless = cases.find(({ id }) => (verdicts.get(id) ?? 'stopped') === 'stopped')
  if (useless) return [describeCase(run, useless)]
  const failing = cases.filter(({ id }) => verdicts.get(id) !== 'passed')
  const wanted = filedVerdicts[submission.expected]
  if (isSlowButRight(item, run)) return categoryFaults(run)
  if (failing.length === 0) return [`${file}: expected ${verdictWords[wanted]}, passes every case`]
  const faults: string[] = []
  for (const group of submission.fails ? Object.keys(groups) : []) {
    const filed = submission.fails?.includes(group) ?? false
    const first = failing.find((one) => one.group === group)
    if (filed && !first) faults.push(`${file}: expected to fail ${group}, passes it`)
    if (!filed && first) faults.push(`${describeCase(run, first)}; it was not filed to fail ${group}`)
  }
  if (!failing.some(({ id }) => verdicts.get(id) === wanted)) {
    const got = new Set(failing.map(({ id }) => verdictWords[verdicts.get(id) ?? 'stopped']))
    faults.push(`${file}: expected ${verdictWords[wanted]} somewhere, got ${[...got].join(', ')}`)
  }
  return [...faults, ...categoryFaults(run)]
}

function categoryFaults({ submission: { file, category: filed }, category }: Run): readonly string[] {
  return filed === undefined || category === filed
    ? []
    : [`${file}: expected category ${filed}, got ${category}`]
}

/** Filed as too slow, right on every case, and short of the last category for how its steps grow alone. */
function isSlowButRight({ task, gradable }: CodeItem, { submission, verdicts, category }: Run): boolean {
  return (
    task.limits.complexity !== undefined &&
    submission.expected === 'time_limit_exceeded' &&
    [...verdicts.values()].every((verdict) => verdict === 'passed') &&
    category === firstCategories(gradable) - 1
  )
}

/** Without one, nothing shows that the last category can be missed by work that is right. */
export function missingSlowOne(item: CodeItem, runs: readonly Run[]): readonly string[] {
  const { complexity } = item.task.limits
  if (complexity === undefined || runs.some((run) => isSlowButRight(item, run))) return []
  return [
    `no submission in time_limit_exceeded/ passes every case with steps that outgrow ${complexity.class}`,
  ]
}

/** Verdicts that say enough: a second run would fail, or take, as much. */
const conclusive: ReadonlySet<Verdict> = new Set(['compile_error', 'time_limit', 'stopped'])

/** Whether an accepted submission does the same again, and leaves its input as it was. */
export async function purityFaults(
  item: CodeItem,
  run: Run,
  context: VerifyContext,
): Promise<readonly string[]> {
  const { submission, executions, verdicts } = run
  if ([...verdicts.values()].some((verdict) => conclusive.has(verdict))) return []
  const cases = new Map(item.detail.cases.map((one) => [one.id, one]))
  const again = await execute(item, submission, context)
  const different = again.find((second) => {
    const first = executions.get(second.case)
    return !first || !sameExecution(first, second)
  })
  if (different)
    return [
      `${submission.file}, ${caseWords(cases.get(different.case))}: does something else when it is run again`,
    ]
  // A program of its own holds no argument that it could change.
  if (item.task.io === 'stdin') return []
  for (const [id, { value, isChanged }] of await inputsAfterwards(item, submission, context))
    if (isChanged)
      return [`${submission.file}, ${caseWords(cases.get(id))}: changes its input to ${showValue(value)}`]
  return []
}

/** What a program leaves of its input, on each case on which it returns: by the case's id. */
export async function inputsAfterwards(
  item: Pick<CodeItem, 'task' | 'detail'>,
  { language, text, project }: Runnable,
  context: VerifyContext,
): Promise<ReadonlyMap<string, { readonly value: Encoded; readonly isChanged: boolean }>> {
  const { name, parameters } = item.task.signature
  const { cases } = item.detail
  const probe = language === 'python' ? withPythonProbe : withProbe
  const probed = { language, text: probe(text, name), ...(project && { project }) }
  // A program whose function has no such name in scope cannot be probed; its verdicts stand all the same.
  const kept = await executeOn(item, probed, cases, context, { name: PROBE })
  const before = new Map(cases.map(({ id, input }) => [id, input]))
  return new Map(
    kept.flatMap(({ case: id, outcome }) =>
      outcome.type === 'returned'
        ? [
            [
              id,
              {
                value: outcome.value,
                isChanged: !sameInput(outcome.value, before.get(id) ?? [], parameters),
              },
            ] as const,
          ]
        : [],
    ),
  )
}

/** Name of the function that calls the submission's own and gives back what its arguments have become. */
const PROBE = 'assayInputAfterwards'

function withProbe(text: string, name: string): string {
  return `${text}
export function ${PROBE}(...input) {
  const result = ${name}(...input)
  return result instanceof Promise ? result.then(() => input) : input
}
`
}

function withPythonProbe(text: string, name: string): string {
  return `${text}

def ${PROBE}(*values):
    ${name}(*values)
    return list(values)
`
}

/** Whether arguments are what they were, in the normal form of their types where they are of them. */
function sameInput(
  after: Encoded,
  before: readonly Encoded[],
  parameters: readonly { readonly type: string }[],
): boolean {
  if (!Array.isArray(after)) return true
  return parameters.every(({ type }, index) => {
    const parsed = parseType(type)
    const [left, right] = [after[index], before[index]].map((value) => conform(value ?? null, parsed))
    if (left?.ok !== true || right?.ok !== true) return type.includes('bigint')
    return canonicalJson(left.value) === canonicalJson(right.value)
  })
}

function describeCase({ submission, executions }: Run, one: CompiledCase): string {
  const outcome = executions.get(one.id)?.outcome
  const got = outcome?.type === 'returned' ? `got ${showValue(outcome.value)}` : undefined
  const ended = got ?? `but it ${outcome ? outcomeWords(outcome) : 'was not run'}`
  return `${submission.file}, ${caseWords(one)}: expected ${showValue(one.expected)}, ${ended}`
}

export function caseOf({ detail }: CodeItem, id: string): CompiledCase | undefined {
  return detail.cases.find((one) => one.id === id)
}

export function caseWords(one: CompiledCase | undefined): string {
  return one ? `case ${one.name} (${one.group})` : 'an unknown case'
}

function pathOf({ file }: SubmissionSource): string {
  return `submissions/${file}`
}
