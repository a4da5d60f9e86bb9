import type { Conflicts } from './conflicts.ts'
import type { Requirements } from './requirements.ts'

/** What is left to present, as far as counts can tell items apart. */
export interface Stock {
  /** per class, how many items (or cliques) are left that exclude nobody else */
  readonly counts: readonly number[]
  /** items left that exclude others left: their class, and the places in this list of those */
  readonly tied: readonly { readonly type: number; readonly excludes: readonly number[] }[]
}

/**
 * Counts what is left.
 *
 * @param left 1 for each item that may still be presented
 */
export function stockOf(requirements: Requirements, conflicts: Conflicts, left: Uint8Array): Stock {
  const { classes, classOf } = requirements
  const counts = classes.map(() => 0)
  const tied: number[] = []
  const places = new Map<number, number>()
  const seen = new Set<number>()
  // a hot loop: it runs over the whole bank at each step
  for (let item = 0; item < left.length; item++) {
    if (left[item] !== 1) continue
    const type = classOf[item] ?? 0
    if (conflicts.bound[item] === 0) {
      counts[type] = (counts[type] ?? 0) + 1
      continue
    }
    const list = conflicts.lists[item]
    const clique = conflicts.cliques[item] ?? -1
    if (clique !== -1) {
      if (seen.has(clique)) continue
      seen.add(clique)
    } else if (list?.some((other) => left[other] === 1) === true) {
      places.set(item, tied.length)
      tied.push(item)
      continue
    }
    counts[type] = (counts[type] ?? 0) + 1
  }
  return {
    counts,
    tied: tied.map((item) => ({
      type: classOf[item] ?? 0,
      excludes: (conflicts.lists[item] ?? []).flatMap((other) => places.get(other) ?? []),
    })),
  }
}
