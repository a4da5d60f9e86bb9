import { limitsOfTask } from '#runner'
import { ofRecord, type FixSource, type Waivers } from '../compile/compiled-item.ts'
import type { CodeItem } from './code-run.ts'
import { type Detail, type DebugItem, runChange } from './debug-run.ts'
import { asRunnable, fixesAsCode, plantedIn, type PlantedFault } from './fixes-as-code.ts'
import { FOLLOW_UP, judgeSurvivors, type JudgedMutants, type Survivor } from './mutate/judge-survivors.ts'
import { killMutants, type Killed, type Target } from './mutate/kill.ts'
import { failingDraws, searchDraws } from './mutate/search-draws.ts'
import { verifyDraws, type Drawn } from './properties/draws.ts'
import { seedOf } from './properties/seed-of.ts'
import type { VerifyContext } from './verification.ts'

export interface ChanceProof {
  readonly drawn: Drawn
  /** Absent where something speaks against the fixes themselves, or a counterexample alone is wanted. */
  readonly mutants?: JudgedMutants
}

/** Accepted fixes on inputs that nobody wrote down, and faults planted in the first of them. */
export async function proveByChance(
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
export function missingClaims(drawn: Drawn | undefined): readonly string[] {
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
      cases: ofRecord(subject.detail.cases),
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
