import { join } from 'node:path'
import type { VariantRecord } from '#schemas/variant'
import type { ItemContext } from '../../compile/compile-item.ts'
import type { CompiledItem } from '../../compile/compiled-item.ts'
import type { ItemFiles } from '../../compile/folder.ts'
import { readRecord } from '../variant-files.ts'
import { compileWritten } from '../written/compile-written.ts'
import type { DraftJudge } from '../written/draft-judge.ts'
import { seedOf } from '../written/seed-of.ts'
import { writeWritten } from '../written/write-written.ts'
import { writtenRecord } from '../written/written-record.ts'
import { createCodeSubject } from './code-subject.ts'
import { foldLedger, requestsIn } from './ledger/fold.ts'
import { funnelOf, type Funnel } from './ledger/funnel.ts'
import type { Prompts } from './prompts/prompts.ts'
import { acceptedIn, runModel, type Accepted } from './run/run.ts'
import { stopped, type Settings, type Stop, type Subject, type World } from './run/settings.ts'

export interface WriteVariantsOptions {
  readonly item: CompiledItem
  readonly files: ItemFiles
  readonly context: ItemContext
  readonly prompts: Prompts
  readonly settings: Settings
  readonly world: World
  readonly judge: DraftJudge
  /** Absolute path of the folder that they are written to. */
  readonly folder: string
  /** The variants that the item has. */
  readonly records: readonly VariantRecord[]
}

export interface WrittenVariants extends Stop {
  /** What the ledger has accepted and the folder has, by number. */
  readonly accepted: readonly (Accepted & { readonly seed: number })[]
  /** What gates accepted in an earlier call and refuse now, in words. */
  readonly lost: readonly string[]
  readonly funnel: Funnel
}

/**
 * Has variants of an item written, and writes each to its folder as soon as all gates have admitted it. Called again with the
 * ledger of a run that ended early, it goes on, and writes what the folder lacks of that.
 *
 * @throws what the disk throws where a variant cannot be written: it is judged and written when the run is called again
 */
export async function writeVariants(options: WriteVariantsOptions): Promise<WrittenVariants> {
  const { item, files, prompts, settings, world, judge, folder, records } = options
  const { ledger, signal } = world
  const siblings = new Map<number, CompiledItem>()
  const requests = requestsIn(foldLedger(ledger.entries))
  const origin = {
    of: item.id,
    parent: files.digest,
    model: settings.model.name,
    promptVersion: prompts.version,
    run: settings.seed,
  }
  const subject = createCodeSubject({
    of: item.id,
    prompts,
    judge,
    siblings,
    taken: new Set(
      records.flatMap(({ seed, written }) => (written && requests.has(written.request) ? [] : [seed])),
    ),
    keep: async (work, solutions, admitted) => {
      if (readRecord(join(folder, `${admitted.seed}.json`))) return
      await writeWritten(folder, writtenRecord(origin, work, solutions, admitted), admitted.files)
    },
  })
  const lost: string[] = []
  const stop = await run()
  const state = foldLedger(ledger.entries)
  const accepted = acceptedIn(state).map((one) => ({ ...one, seed: seedOf(one.request) }))
  return {
    ...stop,
    accepted: accepted.filter(({ seed }) => siblings.has(seed)),
    lost,
    funnel: funnelOf(state),
  }

  async function run(): Promise<Stop> {
    try {
      lost.push(...(await restore(options, subject, siblings)))
      const { ended, message } = await runModel(settings, subject, world)
      return { ended, message }
    } catch (error) {
      if (signal.aborted) return stopped
      throw error
    }
  }
}

/** Finds what was accepted before, in the order in which it was; what the folder lacks is judged and written anew. */
async function restore(
  { item, files, context, folder, world }: WriteVariantsOptions,
  subject: Subject,
  siblings: Map<number, CompiledItem>,
): Promise<readonly string[]> {
  const { entries } = world.ledger
  const accepted = acceptedIn(foldLedger(entries))
  const lost: string[] = []
  for (const { entry } of entries) {
    if (entry.type !== 'judged' || entry.verdict.kind !== 'accepted') continue
    const one = accepted.find(({ n }) => n === entry.n)
    if (!one) continue
    const seed = seedOf(one.request)
    const known = compileWritten(join(folder, String(seed)), { item, files, context, seed })
    if (known) siblings.set(seed, known)
    else {
      const verdict = await subject.judge(one)
      if (verdict.kind === 'refused') lost.push(`${one.id}: ${verdict.gate}: ${verdict.reason ?? ''}`)
    }
  }
  return lost
}
