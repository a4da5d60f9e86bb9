import { unitName, unitOf } from '../exposure/parameters.ts'
import { shownCounts } from '../exposure/shown-counts.ts'
import type { Setting } from './setting.ts'

/** A minimum of the blueprint that has no item to spare. */
export interface Shortage {
  /** id of the block */
  readonly block: string
  /** what is counted, as the blueprint says it: `skill reading`, `kind code`, `level 4`, `length` */
  readonly counts: string
  /** items that each candidate is shown at least */
  readonly min: number
  /** items and families that this takes at the largest exposure; `min` where the blueprint states none */
  readonly needed: number
  /** items and families that there are */
  readonly items: number
}

/** So much of an item is no item. */
const SLACK = 1e-9

/** Those that miss most first. */
export function shortagesOf({
  blueprint,
  requirements,
  offered,
  tables,
  exposure,
}: Setting): readonly Shortage[] {
  const rate = exposure?.maxRate ?? 1
  return shownCounts(blueprint, requirements)
    .flatMap(({ block, counts, min, takes }) => {
      const units = new Set<string>()
      tables.items.forEach((item, index) => {
        if (offered[index] === 1 && takes(index)) units.add(unitName(unitOf(item)))
      })
      const needed = -Math.floor(SLACK - min / rate)
      return min > 0 && units.size <= needed ? [{ block, counts, min, needed, items: units.size }] : []
    })
    .sort((left, right) => left.items - left.needed - (right.items - right.needed))
}
