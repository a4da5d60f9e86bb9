import { firstCategories } from '#adaptive'
import { limitsOfTask } from '#runner'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { acceptedFaults, doubtfulCases, missingSlowOne, wrongSubmissionFaults } from './code-faults.ts'
import {
  caseOf,
  caseWords,
  runSubmission,
  type CodeItem,
  type Run,
  type SubmissionSource,
  type VerifiedSubmissions,
} from './code-run.ts'
import { purityFaults } from './purity.ts'
import { verifyFollowUp, type VerifiedFollowUp } from './follow-up.ts'
import { memoryFaults } from './memory-faults.ts'
import { nearLimits } from './near-limits.ts'
import { sumOfCounts } from './mutate/judge-survivors.ts'
import { verifyMutants, type VerifiedMutants } from './mutate/verify-mutants.ts'
import { figuresOf, verifyDraws, type Drawn } from './properties/draws.ts'
import { seedOf } from './properties/seed-of.ts'
import { gradableOf } from './responses.ts'
import type { Verification, Verifier, VerifyContext } from './verification.ts'

/**
 * Code: every submission runs on every case. Accepted ones pass all, twice alike and without changing their input; wrong
 * ones fail the groups that were filed, no others, with the verdict of their folder, and get their category.
 */
export const verifyCode: Verifier = (item, context) => {
  return verifyPrograms(codeItemOf(item), context)
}

/** @throws TypeError for an item of another kind */
export function codeItemOf(item: CompiledItem): CodeItem {
  const { detail } = item
  if (detail.kind !== 'code' || item.public.kind !== 'code')
    throw new TypeError(`Unexpected ${detail.kind} item, expected code`)
  return { id: item.id, task: item.public.task, gradable: gradableOf(item), detail }
}

/**
 * Verifies the submissions of what is answered in code, and what is made of them after a change; runs the accepted ones on
 * inputs that nobody wrote down, and plants faults in them.
 *
 * @returns what was found, with the runs of the submissions
 */
export async function verifyPrograms(
  item: CodeItem,
  context: VerifyContext,
): Promise<Verification & Pick<VerifiedSubmissions, 'runs'>> {
  const { before, after, all } = await proveSubmissions(item, context)
  const proofs = [
    await proveByChance(item, before, context, false),
    ...(after ? [await proveByChance(after.after, after, context, true)] : []),
  ]
  const mutants = proofs.flatMap((one) => one.mutants ?? [])
  const drawn = proofs.flatMap((one) => one.drawn ?? [])
  return {
    runs: before.runs,
    reasons: [
      ...missingSubmissions(item),
      ...missingSlowOne(item, before.runs),
      ...all.flatMap(({ reasons }) => reasons),
      ...missingClaims(item, proofs[0]?.drawn),
      ...drawn.flatMap(({ reasons }) => reasons),
      ...mutants.flatMap(({ reasons }) => reasons),
    ],
    executed: all.reduce((sum, { executed }) => sum + executed, 0),
    matrix: all.flatMap(({ runs }) =>
      runs.map((run) => {
        const row = matrixRow(run)
        return { ...row, verdicts: { ...row.verdicts, ...after?.foreseen.get(row.file) } }
      }),
    ),
    warnings: [...all, ...drawn, ...mutants].flatMap(({ warnings }) => warnings),
    ...(mutants.length > 0 && { mutants: sumOfCounts(mutants.map(({ counts }) => counts)) }),
    ...(drawn.length > 0 && {
      properties: figuresOf(drawn, context.replay?.seed ?? seedOf(item.id)),
    }),
    suggestions: mutants.flatMap(({ suggestions }) => suggestions),
  }
}

export interface ProvenSubmissions {
  readonly before: VerifiedSubmissions
  /** Absent without a follow-up. */
  readonly after: VerifiedFollowUp | undefined
  readonly all: readonly VerifiedSubmissions[]
}

/** Runs what was submitted to an item, and what was made of that after the change. */
export async function proveSubmissions(item: CodeItem, context: VerifyContext): Promise<ProvenSubmissions> {
  const { followUp } = item.detail
  const before = await verifySubmissions(item, context, firstCategories(item.gradable))
  const after =
    followUp && (await verifyFollowUp({ item, followUp, runs: before.runs, context, verifySubmissions }))
  return { before, after, all: [before, ...(after ? [after] : [])] }
}

/** What drawn inputs and planted faults tell of submissions: once those that are accepted pass every case. */
async function proveByChance(
  item: CodeItem,
  { runs, isSound }: VerifiedSubmissions,
  context: VerifyContext,
  isFollowUp: boolean,
): Promise<{ readonly drawn?: Drawn; readonly mutants?: VerifiedMutants }> {
  if (!isSound) return {}
  const accepted = runs.filter(({ submission }) => submission.expected === 'accepted')
  const drawn = await verifyDraws(item, context, {
    seed: context.replay?.seed ?? seedOf(item.id),
    path: isFollowUp ? undefined : context.replay?.path,
  })
  if (drawn.reasons.length > 0 || context.replay) return { drawn }
  return {
    drawn,
    mutants: await verifyMutants({ item, accepted, drawn, isFollowUp }, context),
  }
}

/** One program alone agrees with itself, so that something has to be claimed of it. */
function missingClaims({ detail }: CodeItem, drawn: Drawn | undefined): readonly string[] {
  if (detail.inputs === undefined || !drawn || drawn.claims > 0 || drawn.reasons.length > 0) return []
  return [
    'nothing is claimed of inputs that are drawn: file a second accepted submission that goes about it in another way, or write properties.ts with a property that a planted fault breaks',
  ]
}

/** A submission as a proof has it. */
export function matrixRow({ submission, category, executions, verdicts }: Run) {
  return {
    file: submission.file,
    category,
    maxFuel: Math.max(0, ...[...executions.values()].map(({ fuel }) => fuel)),
    verdicts: Object.fromEntries(verdicts),
  }
}

/** @param wanted the category of every accepted one */
async function verifySubmissions(
  item: CodeItem,
  context: VerifyContext,
  wanted: number,
): Promise<VerifiedSubmissions> {
  const prove = async (submission: SubmissionSource) => {
    context.signal?.throwIfAborted()
    const run = await runSubmission(item, submission, context)
    if (submission.expected !== 'accepted') return { run, impure: [] }
    const faults = await purityFaults(item, run, context)
    return { run, impure: faults.length > 0 ? faults : await memoryFaults(item, run, context) }
  }
  const proven = await eachOf(item.detail.submissions, context.isShared === true, prove)
  const runs = proven.map(({ run }) => run)
  const impure = proven.flatMap((one) => one.impure)
  const doubtful = doubtfulCases(item, runs)
  const isAccepted = ({ submission }: Run) => submission.expected === 'accepted'
  const unsound = [
    ...doubtful.values(),
    ...runs.filter(isAccepted).flatMap((run) => acceptedFaults(item, run, doubtful, wanted)),
    ...impure,
  ]
  return {
    runs,
    isSound: unsound.length === 0,
    impure,
    reasons: [...unsound, ...wrongSubmissionFaults(item, runs, doubtful.size > 0)],
    executed: runs.reduce((sum, run) => sum + run.executions.size, 0),
    warnings: runs
      .filter(isAccepted)
      .flatMap(({ submission, executions }) =>
        nearLimits([...executions.values()], limitsOfTask(item.task)).map(
          ({ id, words }) => `${submission.file}, ${caseWords(caseOf(item, id))}: ${words}`,
        ),
      ),
  }
}

/** Without one, nothing shows that the item can be solved in the language at all. */
function missingSubmissions({ task, detail: { submissions } }: CodeItem): string[] {
  return task.languages
    .filter(
      (language) => !submissions.some((one) => one.expected === 'accepted' && one.language === language),
    )
    .map((language) => `no accepted submission in ${language}`)
}

/** One after another, so that progress can be told; or all at the same time. */
async function eachOf<One, Found>(
  list: readonly One[],
  isTogether: boolean,
  find: (one: One) => Promise<Found>,
): Promise<readonly Found[]> {
  if (isTogether) return Promise.all(list.map(find))
  const found: Found[] = []
  for (const one of list) found.push(await find(one))
  return found
}
