import { scoreResponse, type CaseVerdict, type Gradable } from '#adaptive'
import { debugProgram, judge, limitsOfTask, type Execution } from '#runner'
import type { TaskOf } from '#schemas/public-item'
import { parseType, showValue } from '#schemas/value'
import type { CompiledCase, CompiledDetail, FixSource } from '../compile/compiled-item.ts'
import { compileFault, outcomeWords, sameExecution } from './outcome.ts'
import { gradableOf } from './responses.ts'
import type { Verification, Verifier, VerifyContext } from './verification.ts'

type Detail = Extract<CompiledDetail, { kind: 'debug' }>

interface DebugItem {
  readonly id: string
  readonly task: TaskOf<'debug'>
  readonly gradable: Gradable
  readonly detail: Detail
}

/** The project with one change, on all cases. */
interface Run {
  readonly file: string
  readonly executions: ReadonlyMap<string, Execution>
  readonly verdicts: ReadonlyMap<string, CaseVerdict['verdict']>
  readonly category: number
}

/** What the project as it is given is called in a proof. */
const GIVEN = 'project'

/**
 * Debug: the project as given fails every case of the groups that a fix is for, and no other; accepted fixes pass all,
 * twice alike, and get the highest category; wrong ones fail the groups that were filed and get theirs. One of those
 * passes all that a candidate sees: it is why the hidden cases are needed.
 */
export const verifyDebug: Verifier = async (item, context) => {
  const { detail } = item
  if (detail.kind !== 'debug' || item.public.kind !== 'debug')
    throw new TypeError(`Unexpected ${detail.kind} item, expected debug`)
  const subject = { id: item.id, task: item.public.task, gradable: gradableOf(item), detail }
  const given = await runChange(subject, { file: GIVEN, files: {} }, context)
  const reasons = givenFaults(subject, given)
  const runs = [given]
  for (const fix of detail.fixes) {
    context.signal?.throwIfAborted()
    const run = await runChange(subject, fix, context)
    runs.push(run)
    if (fix.expected === 'accepted') {
      reasons.push(...acceptedFaults(subject, run))
      const again = await runChange(subject, fix, context)
      const different = detail.cases.find(({ id }) => {
        const [first, second] = [run.executions.get(id), again.executions.get(id)]
        return first === undefined || second === undefined || !sameExecution(first, second)
      })
      if (different)
        reasons.push(`${fix.file}, ${caseWords(different)}: does something else when it is run again`)
    } else reasons.push(...wrongFaults(subject, fix, run))
  }
  const seen = detail.cases.filter(({ visible }) => visible)
  const isTempting = ({ verdicts, category }: Run) =>
    category < subject.gradable.max && seen.every(({ id }) => verdicts.get(id) === 'passed')
  if (!runs.some(isTempting))
    reasons.push('no wrong fix passes the visible cases, so nothing shows that the hidden ones are needed')
  return {
    reasons,
    executed: runs.reduce((sum, run) => sum + run.executions.size, 0),
    matrix: runs.map(({ file, category, executions, verdicts }) => ({
      file,
      category,
      maxFuel: Math.max(0, ...[...executions.values()].map(({ fuel }) => fuel)),
      verdicts: Object.fromEntries(verdicts),
    })),
  } satisfies Verification
}

async function runChange(
  { id: item, task, detail: { cases }, gradable }: DebugItem,
  { file, files }: Pick<FixSource, 'file' | 'files'>,
  { runner, signal, onProgress }: VerifyContext,
): Promise<Run> {
  let done = 0
  const tell = () => onProgress?.({ item, file, done, of: cases.length })
  tell()
  const executions = await runner.run(debugProgram(task, files), cases, limitsOfTask(task), {
    ...(signal ? { signal } : {}),
    onExecution: () => {
      done += 1
      tell()
    },
  })
  const type = parseType(task.signature.returns.type)
  const expected = new Map(cases.map((one) => [one.id, one.expected]))
  const judged = executions.map((execution) => ({
    id: execution.case,
    verdict: judge(execution, expected.get(execution.case) ?? null, type, task.compare).verdict,
    fuel: execution.fuel,
  }))
  return {
    file,
    executions: new Map(executions.map((execution) => [execution.case, execution])),
    verdicts: new Map(judged.map(({ id, verdict }) => [id, verdict])),
    category: scoreResponse(gradable, { kind: 'debug', files: { ...files } }, judged).category,
  }
}

function givenFaults({ detail: { cases, groups } }: DebugItem, run: Run): string[] {
  return cases.flatMap((one) => {
    const passes = run.verdicts.get(one.id) === 'passed'
    const mustFail = groups[one.group]?.category !== undefined
    if (passes && mustFail)
      return [`the project as given passes ${caseWords(one)}, which the fix is for: the group has a category`]
    if (!passes && !mustFail)
      return [`${describeCase(run, one)}; the group has no category, so the project as given must pass it`]
    return []
  })
}

function acceptedFaults({ detail: { cases }, gradable }: DebugItem, run: Run): readonly string[] {
  const uncompiled = compileFault(placeOf(run), run.executions.values())
  if (uncompiled !== undefined) return [uncompiled]
  const failing = cases.filter(({ id }) => run.verdicts.get(id) !== 'passed')
  if (failing.length > 0) return failing.map((one) => describeCase(run, one))
  if (run.category === gradable.max) return []
  return [
    `${run.file}: expected category ${gradable.max}, got ${run.category}; does it change more lines than maxChangedLines?`,
  ]
}

function wrongFaults({ detail: { cases, groups } }: DebugItem, fix: FixSource, run: Run): readonly string[] {
  const { file, fails, category } = fix
  const uncompiled = compileFault(placeOf(run), run.executions.values())
  if (uncompiled !== undefined) return [uncompiled]
  const stopped = cases.find(({ id }) => (run.verdicts.get(id) ?? 'stopped') === 'stopped')
  if (stopped) return [describeCase(run, stopped)]
  const faults: string[] = []
  for (const group of fails ? Object.keys(groups) : []) {
    const filed = fails?.includes(group) ?? false
    const first = cases.find((one) => one.group === group && run.verdicts.get(one.id) !== 'passed')
    if (filed && !first) faults.push(`${file}: expected to fail ${group}, passes it`)
    if (!filed && first) faults.push(`${describeCase(run, first)}; it was not filed to fail ${group}`)
  }
  if (category !== undefined && run.category !== category)
    faults.push(`${file}: expected category ${category}, got ${run.category}`)
  return faults
}

function describeCase({ file, executions }: Run, one: CompiledCase): string {
  const outcome = executions.get(one.id)?.outcome
  const got = outcome?.type === 'returned' ? `got ${showValue(outcome.value)}` : undefined
  const ended = got ?? `but it ${outcome ? outcomeWords(outcome) : 'was not run'}`
  return `${file}, ${caseWords(one)}: expected ${showValue(one.expected)}, ${ended}`
}

function caseWords({ name, group }: CompiledCase): string {
  return `case ${name} (${group})`
}

function placeOf({ file }: Run): string {
  return file === GIVEN ? file : `submissions/${file}`
}
