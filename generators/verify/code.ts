import { scoreResponse, type Gradable } from '#adaptive'
import { canonicalJson } from '#log'
import { judge, limitsOfTask, type Execution } from '#runner'
import type { TaskOf } from '#schemas/public-item'
import { parseType } from '#schemas/value'
import type {
  CompiledCase,
  CompiledDetail,
  ExpectedVerdict,
  SubmissionSource,
} from '../compile/compiled-item.ts'
import { showValue } from '../compile/show-value.ts'
import { outcomeWords, sameExecution } from './outcome.ts'
import { gradableOf } from './responses.ts'
import type { Verification, Verifier, VerifyContext } from './verification.ts'

type Verdict = ReturnType<typeof judge>['verdict']

interface CodeItem {
  readonly task: TaskOf<'code'>
  readonly gradable: Gradable
  readonly detail: Extract<CompiledDetail, { kind: 'code' }>
}

/** One submission on all cases. */
interface Run {
  readonly submission: SubmissionSource
  readonly executions: ReadonlyMap<string, Execution>
  readonly verdicts: ReadonlyMap<string, Verdict>
  readonly category: number
}

/** The verdict that each folder of submissions stands for. */
const filedVerdicts: Readonly<Record<ExpectedVerdict, Verdict>> = {
  accepted: 'passed',
  wrong_answer: 'wrong_answer',
  time_limit_exceeded: 'time_limit',
  run_time_error: 'runtime_error',
}

/** Verdicts that say nothing about a program, whatever its author expects of it. */
const unreliable: ReadonlySet<Verdict> = new Set(['stopped', 'compile_error'])

/**
 * Code: every submission runs on every case. Accepted ones pass all, twice alike and without changing their input; wrong
 * ones fail the groups that were filed, no others, with the verdict of their folder, and get their category.
 */
export const verifyCode: Verifier = (item, context) => {
  const { detail } = item
  if (detail.kind !== 'code' || item.public.kind !== 'code')
    throw new TypeError(`Unexpected ${detail.kind} item, expected code`)
  return verifyPrograms({ task: item.public.task, gradable: gradableOf(item), detail }, context)
}

async function verifyPrograms(item: CodeItem, context: VerifyContext): Promise<Verification> {
  const reasons = missingSubmissions(item)
  const matrix: NonNullable<Verification['matrix']>[number][] = []
  let executed = 0
  for (const submission of item.detail.submissions) {
    context.signal?.throwIfAborted()
    const run = await runSubmission(item, submission, context)
    executed += run.executions.size
    if (submission.expected === 'accepted')
      reasons.push(...acceptedFaults(item, run), ...(await purityFaults(item, run, context)))
    else reasons.push(...wrongFaults(item, run))
    matrix.push({
      file: submission.file,
      category: run.category,
      maxFuel: Math.max(0, ...[...run.executions.values()].map(({ fuel }) => fuel)),
      verdicts: Object.fromEntries(run.verdicts),
    })
  }
  return { reasons, executed, matrix }
}

/** Without one, nothing shows that the item can be solved in the language at all. */
function missingSubmissions({ task, detail: { submissions } }: CodeItem): string[] {
  return task.languages
    .filter(
      (language) => !submissions.some((one) => one.expected === 'accepted' && one.language === language),
    )
    .map((language) => `no accepted submission in ${language}`)
}

async function runSubmission(
  item: CodeItem,
  submission: SubmissionSource,
  context: VerifyContext,
): Promise<Run> {
  const { task, detail } = item
  const type = parseType(task.signature.returns.type)
  const expected = new Map(detail.cases.map((one) => [one.id, one.expected]))
  const executions = await execute(item, submission, context)
  const judged = executions.map((execution) => ({
    id: execution.case,
    verdict: judge(execution, expected.get(execution.case) ?? null, type, task.compare).verdict,
    fuel: execution.fuel,
  }))
  const response = { kind: 'code', language: submission.language, text: submission.text } as const
  return {
    submission,
    executions: new Map(executions.map((execution) => [execution.case, execution])),
    verdicts: new Map(judged.map(({ id, verdict }) => [id, verdict])),
    category: scoreResponse(item.gradable, response, judged).category,
  }
}

function execute(
  { task, detail }: CodeItem,
  { language, text }: Pick<SubmissionSource, 'language' | 'text'>,
  { runner, signal }: VerifyContext,
  name = task.signature.name,
): Promise<Execution[]> {
  const options = signal ? { signal } : {}
  return runner.run({ language, text, signature: { name } }, detail.cases, limitsOfTask(task), options)
}

function acceptedFaults({ detail, gradable }: CodeItem, run: Run): readonly string[] {
  const failing = detail.cases.filter(({ id }) => run.verdicts.get(id) !== 'passed')
  if (failing.length > 0) return failing.map((one) => describeCase(run, one))
  if (run.category === gradable.max) return []
  return [`${run.submission.file}: expected category ${gradable.max}, got ${run.category}`]
}

function wrongFaults({ detail: { cases, groups } }: CodeItem, run: Run): readonly string[] {
  const { submission, verdicts, category } = run
  const { file } = submission
  const useless = cases.find(({ id }) => unreliable.has(verdicts.get(id) ?? 'stopped'))
  if (useless) return [describeCase(run, useless)]
  const failing = cases.filter(({ id }) => verdicts.get(id) !== 'passed')
  const wanted = filedVerdicts[submission.expected]
  if (failing.length === 0) return [`${file}: expected ${words(wanted)}, passes every case`]
  const faults: string[] = []
  for (const group of submission.fails ? Object.keys(groups) : []) {
    const filed = submission.fails?.includes(group) ?? false
    const first = failing.find((one) => one.group === group)
    if (filed && !first) faults.push(`${file}: expected to fail ${group}, passes it`)
    if (!filed && first) faults.push(`${describeCase(run, first)}; it was not filed to fail ${group}`)
  }
  if (!failing.some(({ id }) => verdicts.get(id) === wanted)) {
    const got = new Set(failing.map(({ id }) => words(verdicts.get(id) ?? 'stopped')))
    faults.push(`${file}: expected ${words(wanted)} somewhere, got ${[...got].join(', ')}`)
  }
  if (submission.category !== undefined && category !== submission.category)
    faults.push(`${file}: expected category ${submission.category}, got ${category}`)
  return faults
}

/** Whether an accepted submission does the same again, and leaves its input as it was. */
async function purityFaults(item: CodeItem, run: Run, context: VerifyContext): Promise<readonly string[]> {
  const { submission, executions } = run
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
  const { name } = item.task.signature
  const probed = { language: submission.language, text: withProbe(submission.text, name) }
  const kept = await execute(item, probed, context, PROBE)
  const changed = kept.find(
    // A program whose function has no such name in scope cannot be probed; its verdicts stand all the same.
    ({ case: id, outcome }) =>
      outcome.type === 'returned' &&
      canonicalJson(outcome.value) !== canonicalJson(cases.get(id)?.input ?? []),
  )
  if (!changed) return []
  const place = `${submission.file}, ${caseWords(cases.get(changed.case))}`
  return [`${place}: changes its input to ${outcomeWords(changed.outcome)}`]
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

function describeCase({ submission, executions }: Run, one: CompiledCase): string {
  const execution = executions.get(one.id)
  const got = execution ? outcomeWords(execution.outcome) : 'no run'
  return `${submission.file}, ${caseWords(one)}: expected ${showValue(one.expected)}, got ${got}`
}

function caseWords(one: CompiledCase | undefined): string {
  return one ? `case ${one.name} (${one.group})` : 'an unknown case'
}

function words(verdict: Verdict): string {
  return verdict.replaceAll('_', ' ')
}
