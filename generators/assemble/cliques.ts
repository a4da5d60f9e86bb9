/**
 * Covers all pairs that exclude each other by sets whose members all exclude each other: one row per set is a tighter
 * program than one per pair. Greedy: each pair that is not covered yet grows by whoever excludes all of its set.
 *
 * @param excludes per item the indexes of those that may not appear beside it, ascending; both sides name each other
 * @returns sets of at least two items, each ascending; every pair is in one of them at least
 */
export function cliquesOf(
  excludes: readonly (readonly number[] | undefined)[],
): readonly (readonly number[])[] {
  const sets = excludes.map((list) => new Set(list))
  const covered = excludes.map(() => new Set<number>())
  const cliques: (readonly number[])[] = []
  excludes.forEach((list, one) => {
    for (const other of list ?? []) {
      if (other < one || covered[one]?.has(other) === true) continue
      const clique = [one, other]
      for (const third of list ?? []) {
        if (third !== other && clique.every((member) => sets[third]?.has(member) === true)) clique.push(third)
      }
      for (const member of clique) for (const mate of clique) covered[member]?.add(mate)
      cliques.push(clique.sort((x, y) => x - y))
    }
  })
  return cliques
}
