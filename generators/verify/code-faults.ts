import { firstCategories } from '#adaptive'
import { canonicalJson } from '#log'
import { showValue } from '#schemas/value'
import type { CompiledCase, ExpectedVerdict } from '../compile/compiled-item.ts'
import { type Verdict, type SubmissionSource, type CodeItem, type Run, caseWords } from './code-run.ts'
import { compileFault, outcomeWords } from './outcome.ts'

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
export const conclusive: ReadonlySet<Verdict> = new Set(['compile_error', 'time_limit', 'stopped'])

function describeCase({ submission, executions }: Run, one: CompiledCase): string {
  const outcome = executions.get(one.id)?.outcome
  const got = outcome?.type === 'returned' ? `got ${showValue(outcome.value)}` : undefined
  const ended = got ?? `but it ${outcome ? outcomeWords(outcome) : 'was not run'}`
  return `${submission.file}, ${caseWords(one)}: expected ${showValue(one.expected)}, ${ended}`
}

function pathOf({ file }: SubmissionSource): string {
  return `submissions/${file}`
}
