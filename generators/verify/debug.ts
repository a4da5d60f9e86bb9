import { firstCategories, type CaseVerdict } from '#adaptive'
import type { CompiledProjectFollowUp, FixSource } from '../compile/compiled-item.ts'
import { missingClaims, type ChanceProof, proveByChance } from './debug-chance.ts'
import { fixFaults, givenFaults, caseWords } from './debug-faults.ts'
import { type Detail, type DebugItem, type Run, GIVEN, runChange } from './debug-run.ts'
import { sumOfCounts } from './mutate/judge-survivors.ts'
import { figuresOf } from './properties/draws.ts'
import { seedOf } from './properties/seed-of.ts'
import { gradableOf } from './responses.ts'
import type { Verification, Verifier, VerifyContext } from './verification.ts'

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
