import { firstCategories, scoreResponse, type CaseVerdict, type Gradable } from '#adaptive'
import { debugProgram, judge, limitsOfTask, type Execution } from '#runner'
import type { TaskOf } from '#schemas/public-item'
import { parseType, showValue } from '#schemas/value'
import type {
  CompiledCase,
  CompiledDetail,
  CompiledProjectFollowUp,
  FixSource,
  Waivers,
} from '../compile/compiled-item.ts'
import { compileFault, outcomeWords, sameExecution } from './outcome.ts'
import { judgeSurvivors, type JudgedMutants, type Survivor } from './mutate/judge-survivors.ts'
import { killMutants, type Killed, type Target } from './mutate/kill.ts'
import { mutantsOf } from './mutate/mutants-of.ts'
import { gradableOf } from './responses.ts'
import type { Verification, Verifier, VerifyContext } from './verification.ts'

type Detail = Extract<CompiledDetail, { kind: 'debug' }>

interface DebugItem {
  readonly id: string
  readonly task: TaskOf<'debug'>
  readonly gradable: Gradable
  /** The category of what is accepted. */
  readonly wanted: number
  /** After a follow-up: what holds then. */
  readonly detail: Pick<Detail, 'groups' | 'cases'>
  /** A right fix, of which the answers to a follow-up are made. */
  readonly before?:
    { readonly files: FixSource['files']; readonly judged: readonly CaseVerdict[] } | undefined
}

/** The project with one change, on all cases. */
interface Run {
  readonly file: string
  readonly executions: ReadonlyMap<string, Execution>
  readonly verdicts: ReadonlyMap<string, CaseVerdict['verdict']>
  readonly judged: readonly CaseVerdict[]
  readonly category: number
}

/** What the project as it is given is called in a proof. */
const GIVEN = 'project'

/**
 * Debug: the project as given fails every case of the groups that a fix is for, and no other; accepted fixes pass all,
 * twice alike, and get the highest category; wrong ones fail the groups that were filed and get theirs. One of those
 * passes all that a candidate sees: it is why the hidden cases are needed. A follow-up breaks every accepted fix, and
 * what was made of one passes the new cases and the old ones that still hold.
 */
export const verifyDebug: Verifier = async (item, context) => {
  const { detail } = item
  if (detail.kind !== 'debug' || item.public.kind !== 'debug')
    throw new TypeError(`Unexpected ${detail.kind} item, expected debug`)
  const gradable = gradableOf(item)
  const wanted = firstCategories(gradable)
  const subject: DebugItem = { id: item.id, task: item.public.task, gradable, wanted, detail }
  const given = await runChange(subject, { file: GIVEN, files: {} }, context)
  const reasons = givenFaults(subject, given)
  const runs = [given]
  for (const fix of detail.fixes) {
    context.signal?.throwIfAborted()
    const run = await runChange(subject, fix, context)
    runs.push(run)
    reasons.push(...(await fixFaults(subject, fix, run, context)))
  }
  const seen = detail.cases.filter(({ visible }) => visible)
  const isTempting = ({ verdicts, category }: Run) =>
    category < wanted && seen.every(({ id }) => verdicts.get(id) === 'passed')
  if (!runs.some(isTempting))
    reasons.push('no wrong fix passes the visible cases, so nothing shows that the hidden ones are needed')
  const accepted = detail.fixes.flatMap((fix, at) => {
    const run = fix.expected === 'accepted' ? runs[at + 1] : undefined
    return run === undefined ? [] : [{ fix, run }]
  })
  const { followUp } = detail
  const after = followUp && (await verifyChange(subject, followUp, accepted, context))
  const [first] = accepted
  const isSound = accepted.every(({ run }) => run.judged.every(({ verdict }) => verdict === 'passed'))
  const mutants = first && isSound ? await plantInFix(subject, first, detail.waivers, context) : undefined
  const all = [...runs, ...(after?.runs ?? [])]
  return {
    reasons: [...reasons, ...(after?.reasons ?? []), ...(mutants?.reasons ?? [])],
    ...(mutants && { mutants: mutants.counts, warnings: mutants.warnings }),
    executed: all.reduce((sum, run) => sum + run.executions.size, after?.executed ?? 0),
    matrix: all.map(({ file, category, executions, verdicts }) => ({
      file,
      category,
      maxFuel: Math.max(0, ...[...executions.values()].map(({ fuel }) => fuel)),
      verdicts: { ...Object.fromEntries(verdicts), ...after?.foreseen.get(file) },
    })),
  } satisfies Verification
}

/** Plants faults in the lines that the first accepted fix has written: a case must tell them. */
async function plantInFix(
  subject: DebugItem,
  { fix, run }: { readonly fix: FixSource; readonly run: Run },
  waivers: Waivers,
  context: VerifyContext,
): Promise<JudgedMutants> {
  const { id: item, task } = subject
  const planted: Killed[] = []
  const survivors: Survivor[] = []
  for (const [path, text] of Object.entries(fix.files)) {
    const given = new Set(task.files.find((file) => file.path === path)?.text.split('\n'))
    const isWritten = text.split('\n').map((line) => !given.has(line))
    const language = path.endsWith('.ts') ? 'typescript' : 'javascript'
    const mutants = mutantsOf(text, language).filter(({ line }) => isWritten[line - 1] === true)
    const verdictsOf: Target['run'] = async (changed, cases, fuel) => {
      const files = { ...fix.files, [path]: changed }
      const { judged } = await runChange(
        { ...subject, detail: { ...subject.detail, cases } },
        { file: fix.file, files },
        context,
        fuel,
      )
      return judged
    }
    const target: Target = {
      cases: subject.detail.cases,
      referenceFuel: new Map(run.judged.map(({ id, fuel }) => [id, fuel])),
      limit: limitsOfTask(task).fuel,
      run: verdictsOf,
    }
    const isUnreached = async (trapped: string): Promise<boolean> =>
      (await verdictsOf(trapped, subject.detail.cases)).every(({ verdict }) => verdict === 'passed')
    const found = await killMutants(mutants, target, isUnreached, (done) => {
      context.signal?.throwIfAborted()
      context.onProgress?.({ item, file: `${fix.file}/${path}, planted faults`, done, of: mutants.length })
    })
    planted.push(found)
    for (const { name: change, line, column } of found.survivors) {
      const name = `${fix.file}/${path} ${change}`
      const place = `submissions/${fix.file}/${path}:${line}:${column}`
      survivors.push({
        name,
        words: `${place}: no case tells ${change}: add one that does, or waive “${name}” in waivers.yaml and say why`,
      })
    }
  }
  return judgeSurvivors({
    killed: planted.reduce((sum, { killed }) => sum + killed, 0),
    unreached: planted.reduce((sum, { unreached }) => sum + unreached, 0),
    survivors,
    waivers,
    isFollowUp: false,
  })
}

/** What is wrong with a fix, or with what was made of one: by its verdicts, and, where it is accepted, run again. */
async function fixFaults(
  subject: DebugItem,
  fix: FixSource,
  run: Run,
  context: VerifyContext,
): Promise<readonly string[]> {
  if (fix.expected !== 'accepted') return wrongFaults(subject, fix, run)
  const again = await runChange(subject, fix, context)
  const different = subject.detail.cases.find(({ id }) => {
    const [first, second] = [run.executions.get(id), again.executions.get(id)]
    return first === undefined || second === undefined || !sameExecution(first, second)
  })
  return [
    ...acceptedFaults(subject, run),
    ...(different ? [`${fix.file}, ${caseWords(different)}: does something else when it is run again`] : []),
  ]
}

interface VerifiedChange {
  readonly reasons: readonly string[]
  readonly runs: readonly Run[]
  /** Cases that were run beside those of `runs`. */
  readonly executed: number
  /** The verdicts of accepted fixes on the new cases, by their file. */
  readonly foreseen: ReadonlyMap<string, Readonly<Record<string, CaseVerdict['verdict']>>>
}

/** Proves that a change bites: right fixes fail it, adaptations pass it, and what is void is answered otherwise now. */
async function verifyChange(
  subject: DebugItem,
  { groups, cases, voided: ids, fixes }: CompiledProjectFollowUp,
  accepted: readonly { readonly fix: FixSource; readonly run: Run }[],
  context: VerifyContext,
): Promise<VerifiedChange> {
  const { detail, gradable } = subject
  const reasons: string[] = []
  const foreseen = new Map<string, Readonly<Record<string, CaseVerdict['verdict']>>>()
  let executed = 0
  for (const { fix } of accepted) {
    const run = await runChange({ ...subject, detail: { ...detail, cases } }, fix, context)
    executed += run.executions.size
    foreseen.set(fix.file, Object.fromEntries(run.verdicts))
    if (!cases.some(({ id, visible }) => !visible && run.verdicts.get(id) !== 'passed'))
      reasons.push(
        `${fix.file}: passes every hidden case of the follow-up, so that nothing has to be adapted`,
      )
  }
  const voided = detail.cases.filter(({ id }) => ids.includes(id))
  const [first] = accepted
  const after: DebugItem = {
    ...subject,
    wanted: gradable.max,
    detail: {
      groups: { ...detail.groups, ...groups },
      cases: [...detail.cases.filter((one) => !voided.includes(one)), ...cases],
    },
    before: first && { files: first.fix.files, judged: first.run.judged },
  }
  const runs: Run[] = []
  for (const fix of fixes) {
    context.signal?.throwIfAborted()
    const run = await runChange(after, fix, context)
    runs.push(run)
    reasons.push(...(await fixFaults(after, fix, run, context)))
    if (fix.expected !== 'accepted' || voided.length === 0) continue
    const old = await runChange({ ...after, detail: { ...detail, cases: voided } }, fix, context)
    executed += old.executions.size
    for (const one of voided)
      if (old.verdicts.get(one.id) === 'passed')
        reasons.push(`${caseWords(one)}: marked as voided, but ${fix.file} still passes it`)
  }
  return { reasons, runs, executed, foreseen }
}

async function runChange(
  { id: item, task, detail: { cases }, gradable, before }: DebugItem,
  { file, files }: Pick<FixSource, 'file' | 'files'>,
  { runner, signal, onProgress }: VerifyContext,
  fuel = limitsOfTask(task).fuel,
): Promise<Run> {
  let done = 0
  const tell = () => onProgress?.({ item, file, done, of: cases.length })
  tell()
  const executions = await runner.run(
    debugProgram(task, files),
    cases,
    { ...limitsOfTask(task), fuel },
    {
      ...(signal ? { signal } : {}),
      onExecution: () => {
        done += 1
        tell()
      },
    },
  )
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
    judged,
    category:
      before === undefined
        ? scoreResponse(gradable, { kind: 'debug', files: { ...files } }, judged).category
        : adaptedCategory(gradable, before, { files, judged }),
  }
}

/** It is scored as what was made of a right fix. */
function adaptedCategory(
  gradable: Gradable,
  before: NonNullable<DebugItem['before']>,
  { files, judged }: NonNullable<DebugItem['before']>,
): number {
  const followUp = { prediction: null, reason: '', files: { ...files } }
  const response = { kind: 'debug', files: { ...before.files }, followUp } as const
  const adapted = judged.map((one): CaseVerdict => ({ ...one, adapted: true }))
  return scoreResponse(gradable, response, [...before.judged, ...adapted]).category
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

function acceptedFaults({ detail: { cases }, wanted }: DebugItem, run: Run): readonly string[] {
  const uncompiled = compileFault(placeOf(run), run.executions.values())
  if (uncompiled !== undefined) return [uncompiled]
  const failing = cases.filter(({ id }) => run.verdicts.get(id) !== 'passed')
  if (failing.length > 0) return failing.map((one) => describeCase(run, one))
  if (run.category === wanted) return []
  return [
    `${run.file}: expected category ${wanted}, got ${run.category}; does it change more lines than maxChangedLines?`,
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
