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
import { inputsAfterwards, type CodeItem } from './code-run.ts'
import { asRunnable, fixesAsCode, plantedIn, type PlantedFault } from './fixes-as-code.ts'
import { compileFault, outcomeWords, sameExecution } from './outcome.ts'
import {
  FOLLOW_UP,
  judgeSurvivors,
  sumOfCounts,
  type JudgedMutants,
  type Survivor,
} from './mutate/judge-survivors.ts'
import { killMutants, type Killed, type Target } from './mutate/kill.ts'
import { failingDraws, searchDraws } from './mutate/search-draws.ts'
import { figuresOf, verifyDraws, type Drawn } from './properties/draws.ts'
import { seedOf } from './properties/seed-of.ts'
import { gradableOf } from './responses.ts'
import type { Verification, Verifier, VerifyContext } from './verification.ts'

type Detail = Extract<CompiledDetail, { kind: 'debug' }>

export interface DebugItem {
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
  const after = followUp && (await verifyChange(subject, followUp, detail, accepted, context))
  const [first] = accepted
  const isSound = accepted.every(({ run }) => run.judged.every(({ verdict }) => verdict === 'passed'))
  const chance =
    first && isSound && reasons.length === 0 ? await proveByChance(subject, detail, context) : undefined
  const proofs = [chance, after?.chance].filter((proof) => proof !== undefined)
  const drawn = proofs.map((proof) => proof.drawn)
  const mutants = proofs.flatMap((proof) => proof.mutants ?? [])
  const all = [...runs, ...(after?.runs ?? [])]
  return {
    reasons: [
      ...reasons,
      ...(after?.reasons ?? []),
      ...drawn.flatMap((one) => one.reasons),
      ...missingClaims(chance?.drawn),
      ...mutants.flatMap((one) => one.reasons),
    ],
    ...(mutants.length > 0 && { mutants: sumOfCounts(mutants.map(({ counts }) => counts)) }),
    ...(drawn.length > 0 && { properties: figuresOf(drawn, context.replay?.seed ?? seedOf(item.id)) }),
    warnings: [...drawn, ...mutants].flatMap(({ warnings }) => warnings),
    executed: all.reduce((sum, run) => sum + run.executions.size, after?.executed ?? 0),
    matrix: all.map(({ file, category, executions, verdicts }) => ({
      file,
      category,
      maxFuel: Math.max(0, ...[...executions.values()].map(({ fuel }) => fuel)),
      verdicts: { ...Object.fromEntries(verdicts), ...after?.foreseen.get(file) },
    })),
  } satisfies Verification
}

interface ChanceProof {
  readonly drawn: Drawn
  /** Absent where something speaks against the fixes themselves, or a counterexample alone is wanted. */
  readonly mutants?: JudgedMutants
}

/** Accepted fixes on inputs that nobody wrote down, and faults planted in the first of them. */
async function proveByChance(
  subject: DebugItem,
  { fixes, waivers, properties }: Pick<Detail, 'fixes' | 'waivers' | 'properties'>,
  context: VerifyContext,
): Promise<ChanceProof> {
  const [reference, ...others] = fixes.filter(({ expected }) => expected === 'accepted')
  if (!reference) throw new TypeError(`Expected an accepted fix of ${subject.id}`)
  const planted = plantedIn(subject.task, reference)
  const code = fixesAsCode(subject, { fixes: [reference, ...others], planted, properties })
  const drawn = await verifyDraws(code, context, {
    seed: context.replay?.seed ?? seedOf(subject.id),
    path: subject.before === undefined ? context.replay?.path : undefined,
  })
  return drawn.reasons.length > 0 || context.replay !== undefined
    ? { drawn }
    : { drawn, mutants: await verifyPlanted({ subject, code, reference, planted, drawn, waivers }, context) }
}

/** One fix alone agrees with itself, so that something has to be claimed of it. */
function missingClaims(drawn: Drawn | undefined): readonly string[] {
  if (!drawn || drawn.claims > 0 || drawn.reasons.length > 0) return []
  return [
    'nothing is claimed of inputs that are drawn: file a second accepted fix that goes about it in another way, or write properties.ts with a property that a planted fault breaks',
  ]
}

interface PlantedFaults {
  readonly subject: DebugItem
  readonly code: CodeItem
  readonly reference: FixSource
  readonly planted: readonly PlantedFault[]
  readonly drawn: Drawn
  readonly waivers: Waivers
}

/** A case must tell what is planted in the lines that the first accepted fix has written. */
async function verifyPlanted(
  { subject, code, reference, planted, drawn, waivers }: PlantedFaults,
  context: VerifyContext,
): Promise<JudgedMutants> {
  const { id: item, task } = subject
  const { judged } = await runChange(subject, reference, context)
  const isFollowUp = subject.before !== undefined
  const found: Killed[] = []
  const survivors: Survivor[] = []
  for (const path of Object.keys(reference.files)) {
    const mutants = planted.filter((one) => one.path === path).map(({ mutant }) => mutant)
    const filesOf = (text: string) => ({ ...reference.files, [path]: text })
    const verdictsOf: Target['run'] = async (text, cases, fuel) => {
      const some = { ...subject, detail: { ...subject.detail, cases } }
      return (await runChange(some, { file: reference.file, files: filesOf(text) }, context, fuel)).judged
    }
    const target: Target = {
      cases: subject.detail.cases,
      referenceFuel: new Map(judged.map(({ id, fuel }) => [id, fuel])),
      limit: limitsOfTask(task).fuel,
      run: verdictsOf,
    }
    const isUnreached = async (trapped: string): Promise<boolean> => {
      const verdicts = await verdictsOf(trapped, subject.detail.cases)
      if (verdicts.some(({ verdict }) => verdict !== 'passed')) return false
      return (await failingDraws(code, asRunnable(task, filesOf(trapped)), drawn.draws, context)).length === 0
    }
    const killed = await killMutants(mutants, target, isUnreached, (done) => {
      context.signal?.throwIfAborted()
      context.onProgress?.({
        item,
        file: `${reference.file}/${path}, planted faults`,
        done,
        of: mutants.length,
      })
    })
    found.push(killed)
    for (const { name: change, line, column, text } of killed.survivors) {
      const name = `${isFollowUp ? FOLLOW_UP : ''}${reference.file}/${path} ${change}`
      const place = `submissions/${reference.file}/${path}:${line}:${column}: no case tells ${change}`
      const { told, tried } = await searchDraws(code, asRunnable(task, filesOf(text)), drawn, context)
      const words =
        told === undefined
          ? `${place}, nor does any of ${tried} drawn inputs: add a case that does, or waive “${name}” in waivers.yaml and say why`
          : `${place}; ${told}: add such a case`
      survivors.push({ name, words, told })
    }
  }
  return judgeSurvivors({
    killed: found.reduce((sum, { killed }) => sum + killed, 0),
    unreached: found.reduce((sum, { unreached }) => sum + unreached, 0),
    survivors,
    waivers,
    isFollowUp,
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
    ...(await changedInputFaults(subject, fix, context)),
  ]
}

/** A fix leaves its input as it was wherever the project as given does. */
async function changedInputFaults(
  subject: DebugItem,
  fix: FixSource,
  context: VerifyContext,
): Promise<readonly string[]> {
  const { task, detail, before } = subject
  const code = fixesAsCode(subject, { fixes: [fix], planted: [], properties: undefined })
  const afterwards = (files: FixSource['files']) => inputsAfterwards(code, asRunnable(task, files), context)
  const own = await afterwards(fix.files)
  const changed = detail.cases.filter(({ id }) => own.get(id)?.isChanged)
  if (changed.length === 0) return []
  const given = await afterwards(before?.files ?? {})
  return changed
    .filter(({ id }) => given.get(id)?.isChanged === false)
    .slice(0, 1)
    .map(
      (one) =>
        `${fix.file}, ${caseWords(one)}: changes its input to ${showValue(own.get(one.id)?.value ?? null)}, which the project as given leaves as it was`,
    )
}

interface VerifiedChange {
  readonly reasons: readonly string[]
  readonly runs: readonly Run[]
  /** Absent where something speaks against what was made of a right fix. */
  readonly chance?: ChanceProof | undefined
  /** Cases that were run beside those of `runs`. */
  readonly executed: number
  /** The verdicts of accepted fixes on the new cases, by their file. */
  readonly foreseen: ReadonlyMap<string, Readonly<Record<string, CaseVerdict['verdict']>>>
}

/** Proves that a change bites: right fixes fail it, adaptations pass it, and what is void is answered otherwise now. */
async function verifyChange(
  subject: DebugItem,
  { groups, cases, voided: ids, fixes }: CompiledProjectFollowUp,
  own: Pick<Detail, 'waivers' | 'properties'>,
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
  const isSound = first !== undefined && reasons.length === 0
  const chance = isSound ? await proveByChance(after, { ...own, fixes }, context) : undefined
  return { reasons, runs, executed, foreseen, chance }
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
