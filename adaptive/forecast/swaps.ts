import type { Requirements } from '../constraints/requirements.ts'
import { informationAt } from '../pool/information-at.ts'
import type { Path, PathBlock } from './path.ts'
import type { Setting } from './setting.ts'

/** What a new item could take the place of on one block of a path. */
export interface Swaps {
  readonly path: Path
  readonly block: PathBlock
  /** information of the items taken that it could stand for without breaking a quota, at the true ability, ascending */
  readonly replaceable: Float64Array
}

/**
 * @param uses per block the requirements that the new item adds to; undefined where the block does not take it
 * @returns one entry for each block of each path that takes it
 */
export function swapsOf(
  setting: Setting,
  paths: readonly Path[],
  uses: Requirements['classes'][number],
): readonly Swaps[] {
  const { requirements, tables } = setting
  const values = new Float64Array(1)
  return paths.flatMap((path) =>
    path.done.flatMap((block) => {
      const own = uses[block.at]
      if (own === undefined) return []
      const replaceable = block.taken.flatMap((item) => {
        const old = requirements.classes[requirements.classOf[item] ?? 0]?.[block.at] ?? []
        const keepsMinima = old.every((r) => own.includes(r) || (path.need[r] ?? 0) < 0)
        const keepsMaxima = own.every((r) => old.includes(r) || (path.room[r] ?? 0) > 0)
        if (!keepsMinima || !keepsMaxima) return []
        informationAt(tables.pool, path.theta, Int32Array.of(item), 1, values)
        return [values[0] ?? 0]
      })
      return [{ path, block, replaceable: Float64Array.from(replaceable).sort() }]
    }),
  )
}

/**
 * What some like items add to a path, each in place of the one that tells least.
 *
 * @param told information of the new item at the path's ability, in 1/logits²
 * @param count how many of them there are
 * @returns information gained, in 1/logits², ≥ 0
 */
export function gainOf({ replaceable }: Swaps, told: number, count: number): number {
  let gain = 0
  for (let j = 0; j < Math.min(count, replaceable.length); j++)
    gain += Math.max(0, told - (replaceable[j] ?? 0))
  return gain
}
