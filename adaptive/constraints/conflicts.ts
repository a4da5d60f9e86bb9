import type { SessionItem } from '../session/item.ts'
import { itemsByName, modelOf } from '../variant/models.ts'

/** Which items exclude each other. */
export interface Conflicts {
  /** per item the indexes that may not appear beside it, ascending; undefined where there are none */
  readonly lists: readonly (readonly number[] | undefined)[]
  /** 1 for each item that excludes somebody */
  readonly bound: Uint8Array
  /**
   * Per item the number of its clique, or −1. The items of a clique exclude each other and nobody else, as the variants
   * of a family mostly do: whichever is taken, the clique is used up.
   */
  readonly cliques: Int32Array
}

/**
 * Finds enemies (named by either side) and variants of one family.
 *
 * @param items all items of the session
 */
export function conflictsOf(items: readonly SessionItem[]): Conflicts {
  const named = itemsByName(items)
  const families = new Map<string, number[]>()
  const conflicts = items.map(() => new Set<number>())
  const exclude = (one: number, other: number): void => {
    conflicts[one]?.add(other)
    conflicts[other]?.add(one)
  }
  items.forEach((item, i) => {
    for (const id of item.enemies ?? []) {
      // an enemy that is not in this session excludes nothing
      for (const enemy of named.get(id) ?? []) if (enemy !== i) exclude(i, enemy)
    }
    // one member of an item model at most is given anyway
    if (item.variant !== undefined)
      for (const other of named.get(modelOf(item)) ?? []) if (other !== i) exclude(i, other)
    if (item.family === undefined) return
    const family = families.get(item.family) ?? []
    families.set(item.family, family)
    for (const other of family) exclude(i, other)
    family.push(i)
  })
  const lists = conflicts.map((set) => (set.size === 0 ? undefined : [...set].sort((x, y) => x - y)))
  const cliques = new Int32Array(items.length).fill(-1)
  lists.forEach((list, i) => {
    if (list === undefined || cliques[i] !== -1) return
    const members = new Set([i, ...list])
    const closed = list.every(
      (other) => lists[other]?.length === list.length && lists[other].every((third) => members.has(third)),
    )
    if (closed) for (const member of members) cliques[member] = i
  })
  return { lists, bound: Uint8Array.from(lists, (list) => (list === undefined ? 0 : 1)), cliques }
}
