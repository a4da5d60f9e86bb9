import type { SessionItem } from '../session/item.ts'

/**
 * Which items exclude each other: enemies (named by either side) and variants of one family.
 *
 * @returns per item the indexes that may not appear beside it, ascending; undefined where there are none
 */
export function conflictsOf(items: readonly SessionItem[]): readonly (readonly number[] | undefined)[] {
  const indexes = new Map(items.map((item, i) => [item.id, i]))
  const families = new Map<string, number[]>()
  const conflicts = items.map(() => new Set<number>())
  items.forEach((item, i) => {
    for (const id of item.enemies ?? []) {
      const enemy = indexes.get(id)
      // an enemy that is not in this session excludes nothing
      if (enemy === undefined || enemy === i) continue
      conflicts[i]?.add(enemy)
      conflicts[enemy]?.add(i)
    }
    if (item.family === undefined) return
    const family = families.get(item.family) ?? []
    families.set(item.family, family)
    for (const other of family) {
      conflicts[i]?.add(other)
      conflicts[other]?.add(i)
    }
    family.push(i)
  })
  return conflicts.map((set) => (set.size === 0 ? undefined : [...set].sort((x, y) => x - y)))
}
