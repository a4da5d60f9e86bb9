import { modelOf } from '../variant/models.ts'
import type { Path } from './path.ts'
import type { Setting } from './setting.ts'

/** An item that the test could do without. */
export interface Dispensable {
  readonly id: string
  /** on none of the paths is it taken, whatever the ability */
  readonly isUnused: boolean
  /** it tells its best ability less than a quarter of what an item of slope 1 tells */
  readonly isBlunt: boolean
  /**
   * an unused item's better: one of its kind, level and skills that tells at least as much at every ability; null where it
   * has none
   */
  readonly dominatedBy: string | null
}

/** Most information of an item that is called blunt, in 1/logits²: that of a two-category item of slope .5. */
const BLUNT = 0.0625

/** The items that no path takes or that tell hardly anything, in the order of the bank. */
export function dispensable(setting: Setting, paths: readonly Path[]): readonly Dispensable[] {
  const { tables, blocks, offered } = setting
  const { items, pool } = tables
  const { points } = pool.grid
  const met = new Set(paths.flatMap(({ uses }) => [...uses.keys()]))
  const bank = new Set(blocks.flatMap(({ bank }) => [...bank].filter((item) => offered[item] === 1)))
  const given = [...bank].sort((x, y) => x - y)
  const idOf = (index: number): string => {
    const item = items[index]
    return item === undefined ? '' : modelOf(item)
  }
  const alike = Map.groupBy(given, (index) => {
    const item = items[index]
    return item === undefined ? '' : `${item.ai}/${item.kind}/${item.level}/${item.skills.toSorted().join()}`
  })
  const found = new Map<number, Dispensable>()
  for (const members of alike.values())
    for (const item of members) {
      const isUnused = !met.has(item)
      const isBlunt = bestOf(item) <= BLUNT
      if (!isUnused && !isBlunt) continue
      const better = isUnused ? members.find((other) => other !== item && dominates(other, item)) : undefined
      found.set(item, {
        id: idOf(item),
        isUnused,
        isBlunt,
        dominatedBy: better === undefined ? null : idOf(better),
      })
    }
  return given.flatMap((item) => found.get(item) ?? [])

  function bestOf(item: number): number {
    let best = 0
    for (let q = 0; q < points; q++) best = Math.max(best, pool.information[item * points + q] ?? 0)
    return best
  }

  /** Of twins the first in the bank is the better one. */
  function dominates(one: number, other: number): boolean {
    let isMore = one < other
    for (let q = 0; q < points; q++) {
      const difference =
        (pool.information[one * points + q] ?? 0) - (pool.information[other * points + q] ?? 0)
      if (difference < 0) return false
      if (difference > 0) isMore = true
    }
    return isMore
  }
}
