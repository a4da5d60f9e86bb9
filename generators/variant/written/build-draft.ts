import type { CompiledItem } from '../../compile/compiled-item.ts'
import { checkFiles } from '../../compile/compile-item.ts'
import type { ItemFiles } from '../../compile/folder.ts'
import { codeItemOf, proveSubmissions } from '../../verify/code.ts'
import { verifyMutants } from '../../verify/mutate/verify-mutants.ts'
import { verifyDraws } from '../../verify/properties/draws.ts'
import { seedOf } from '../../verify/properties/seed-of.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { familyOf } from '../variant-files.ts'
import { chooseCases, type ChosenCase } from './choose-cases.ts'
import type { DraftSource, Refusal } from './draft-judge.ts'
import { draftFiles } from './draft-files.ts'
import type { FiledProgram } from './program-files.ts'
import type { DraftParts } from './draft-parts.ts'
import { filedPrograms, judgedPrograms, repeated } from './filed-programs.ts'
import { faultsIn, knownInputs, toldBy, usualFuels } from './known-inputs.ts'

export interface BuiltDraft {
  readonly files: ItemFiles
  readonly item: CompiledItem
}

/** Times that cases are added for faults that none tells. */
const ROUNDS = 5

/** Chooses cases, files the programs by what they do on them, and compiles the item. */
export async function buildDraft(parts: DraftParts, context: VerifyContext): Promise<BuiltDraft | Refusal> {
  const { source, draft, sketch, written, wrong } = parts
  const [reference] = written.programs
  if (!reference) return { gate: 'shape', reason: 'there is no reference' }
  const programs = [...wrong, ...faultsIn(written.programs)]
  const usual = await usualFuels(parts, context)
  let known = await knownInputs(parts, programs, usual, context)
  const idle = wrong.findIndex((_, at) => !known.some(({ tells }) => tells.has(at)))
  if (idle >= 0)
    return {
      gate: 'submissions',
      reason: `misconception ${idle + 1} returns what is right for all of ${known.length} inputs`,
    }
  let isRepeated = false
  for (let round = 1; ; round += 1) {
    context.signal?.throwIfAborted()
    const cases = chooseCases(known, programs.length, wrong.length)
    if (!cases)
      return {
        gate: 'submissions',
        reason: 'no mistake leaves plain inputs right and others wrong: nobody could be partly right',
      }
    const filed = [
      ...filedPrograms(parts, programs, cases),
      ...(isRepeated ? [repeated(reference, sketch)] : []),
    ]
    const first = compile(source, filesOf(filed, cases, []), draft.seed)
    if ('reason' in first) return first
    const code = codeItemOf(first.item)
    const proven = await proveSubmissions(code, context)
    const judged = judgedPrograms(filed, proven.before.runs, code, first.item.public.max)
    if (!isRepeated && sketch.task.limits.complexity && !judged.some(({ file }) => isSlow(file))) {
      isRepeated = true
      continue
    }
    const slow = judged.find(({ file }) => /\/reference\./.test(file) && !file.startsWith('accepted/'))
    if (slow)
      return {
        gate: 'submissions',
        reason: `the reference reaches category ${slow.category} of ${first.item.public.max}: it is no solution of this item`,
      }
    const accepted = proven.before.runs.filter(
      ({ submission: { file }, category }) =>
        file.startsWith('accepted/') && category === first.item.public.max,
    )
    const drawn = await verifyDraws(code, context, { seed: seedOf(code.id) })
    const mutants = await verifyMutants({ item: code, accepted, drawn, isFollowUp: false }, context)
    if (mutants.suggestions.length > 0 && round < ROUNDS) {
      const more = mutants.suggestions.map(({ draw }) => draw)
      const told = await toldBy(code, programs, more, usual, context)
      known = [...told.map((one) => ({ ...one, isWanted: true as const })), ...known]
      continue
    }
    const names = new Set(judged.map(({ file }) => file))
    const waivers = mutants.untold.filter((name) => names.has(name.split(' ', 1)[0] ?? ''))
    const made = filesOf(judged, cases, waivers)
    return compile(source, made, draft.seed)
  }

  function filesOf(
    submissions: readonly FiledProgram[],
    cases: readonly ChosenCase[],
    waivers: readonly string[],
  ): ItemFiles {
    const { item, files } = source
    return draftFiles({
      parent: files,
      of: item.id,
      seed: draft.seed,
      answer: draft.answer,
      cases,
      submissions,
      isTimed: sketch.task.limits.complexity !== undefined,
      waivers,
      tried: written.inputs.length,
    })
  }
}

function isSlow(file: string): boolean {
  return file.startsWith('time_limit_exceeded/')
}

/** Compiles a variant's files, or says what `assay check` says. */
export function compile(
  { item, files: parent, context }: DraftSource,
  files: ItemFiles,
  seed: number,
): BuiltDraft | Refusal {
  const origin = { of: item.id, seed, family: familyOf(parent, item.id) }
  const made: ItemFiles = { ...files, origin }
  const checked = checkFiles(made, item.folder, context)
  const error = checked.diagnostics.find(({ severity }) => severity === 'error')
  const compiled = error ? undefined : checked.build?.()
  if (compiled) return { item: compiled, files: made }
  const { file = '', range, message = 'cannot be compiled' } = error ?? {}
  const place = `${file.slice(item.folder.length + 1)}:${range?.start.line}:${range?.start.column}`
  return { gate: error?.code.startsWith('leak/') ? 'leak' : 'shape', reason: `${place}: ${message}` }
}
