import type { Conflicts } from './conflicts.ts'
import type { Requirements } from './requirements.ts'

/** What is left to present, as far as counts can tell items apart. */
export interface Stock {
  /**
   * Per type, the classes of which it offers one. The first types are the classes themselves, for items that exclude
   * nobody left; each further one is a kind of clique by the classes of its members left, since whichever of them is
   * taken the others are gone.
   */
  readonly alternatives: readonly (readonly number[])[]
  /** per type, how many are left */
  readonly counts: readonly number[]
  /** type of each item left that is not tied; −1 for all others */
  readonly typeOf: Int32Array
  /** items left that exclude others left and are in no clique: their class, and the places in this list of those */
  readonly tied: readonly { readonly class: number; readonly excludes: readonly number[] }[]
}

/**
 * Counts what is left.
 *
 * @param left 1 for each item that may still be presented
 */
export function stockOf(requirements: Requirements, conflicts: Conflicts, left: Uint8Array): Stock {
  const { classes, classOf } = requirements
  const alternatives: (readonly number[])[] = classes.map((_, one) => [one])
  const counts = classes.map(() => 0)
  const typeOf = new Int32Array(left.length).fill(-1)
  const known = new Map<string, number>()
  const tied: number[] = []
  const places = new Map<number, number>()
  // a hot loop: it runs over the whole bank at each step
  for (let item = 0; item < left.length; item++) {
    if (left[item] !== 1 || typeOf[item] !== -1) continue
    let type = classOf[item] ?? 0
    if (conflicts.bound[item] === 1) {
      const others = (conflicts.lists[item] ?? []).filter((other) => left[other] === 1)
      if (others.length > 0 && conflicts.cliques[item] === -1) {
        places.set(item, tied.length)
        tied.push(item)
        continue
      }
      type = typeOfClique(item, others)
      for (const other of others) typeOf[other] = type
    }
    typeOf[item] = type
    counts[type] = (counts[type] ?? 0) + 1
  }
  return {
    alternatives,
    counts,
    typeOf,
    tied: tied.map((item) => ({
      class: classOf[item] ?? 0,
      excludes: (conflicts.lists[item] ?? []).flatMap((other) => places.get(other) ?? []),
    })),
  }

  function typeOfClique(item: number, others: readonly number[]): number {
    const first = classOf[item] ?? 0
    if (others.every((other) => classOf[other] === first)) return first
    const offered = [...new Set([first, ...others.map((other) => classOf[other] ?? 0)])].sort((x, y) => x - y)
    const name = offered.join()
    const found = known.get(name)
    if (found !== undefined) return found
    known.set(name, alternatives.length)
    counts.push(0)
    return alternatives.push(offered) - 1
  }
}
