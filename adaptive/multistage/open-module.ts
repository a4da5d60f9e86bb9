import type { Blueprint } from '#schemas/blueprint'
import { placeAmong } from './multistage-test.ts'

/** How a block of a blueprint chooses by stages. */
export type MultistageRule = Extract<Blueprint['blocks'][number]['select'], { selector: 'multistage' }>

/** Modules of which a candidate takes one. */
export interface Stage {
  /** what the cuts are compared with: points over the answers that count, or ability in logits */
  readonly by: 'score' | 'theta'
  /** ascending, one fewer than modules; who reaches a cut is above it */
  readonly cuts: readonly number[]
  /** easiest first: indexes of each one's items */
  readonly modules: readonly Int32Array[]
}

/** The items of all modules, in their order. */
export function itemsOfStages({ stages }: MultistageRule): readonly string[] {
  return stages.flatMap(({ modules }) => modules.flatMap(({ items }) => items))
}

/** The stages of a rule by indexes, with all members of item models; items that are not there are left out. */
export function stagesOf(
  { stages }: MultistageRule,
  named: ReadonlyMap<string, readonly number[]>,
): readonly Stage[] {
  return stages.map(({ by = 'theta', cuts = [], modules }) => ({
    by,
    cuts,
    modules: modules.map(({ items }) => Int32Array.from(items.flatMap((id) => named.get(id) ?? []))),
  }))
}

/**
 * The module under way: the one of the first stage that is not done. Which module of a stage was entered, the items taken
 * say; one that nobody has entered yet is found by the standing, which nothing changes before its first answer. So a
 * session needs no memory of its way, and a log that goes on takes the same one.
 *
 * @param left 1 for each item that can still be presented
 * @param taken indexes of the items taken
 * @returns indexes of the module's items that are left; empty once all stages are done
 */
export function openModule(
  stages: readonly Stage[],
  left: Uint8Array,
  taken: ReadonlySet<number>,
  standing: { readonly score: number; readonly theta: number },
): Int32Array {
  for (const { by, cuts, modules } of stages) {
    const entered = modules.find((items) => items.some((item) => taken.has(item)))
    const rest = (entered ?? modules[placeAmong(cuts, standing[by])])?.filter((item) => left[item] === 1)
    if (rest !== undefined && rest.length > 0) return rest
  }
  return new Int32Array()
}
