/**
 * Size of the longest subsequence of `placed` that respects every `after`, also those that follow from others.
 *
 * Two blocks clash where one must come before the other but stands after it. "Must precede and stands after" is a
 * partial order (both parts are transitive), so a set without clashes is an antichain of it, and the largest antichain
 * has n minus maximum-matching elements (Dilworth 1950, through König's theorem).
 *
 * @param placed ids in the candidate's order, each once
 * @param after per id the ids that must come before it
 */
export function longestInOrder(
  placed: readonly string[],
  after: ReadonlyMap<string, readonly string[]>,
): number {
  const places = new Map(placed.map((id, i) => [id, i]))
  const clashes = placed.map((id, i) =>
    [...ancestors(id, after)].flatMap((before) => {
      const place = places.get(before)
      return place !== undefined && place > i ? [place] : []
    }),
  )
  const partner = placed.map(() => -1)
  let matched = 0
  placed.forEach((_, i) => {
    if (augment(i, clashes, partner, new Set())) matched++
  })
  return placed.length - matched
}

/** All ids that must come before one; a cycle, which authors are refused, does no harm. */
function ancestors(id: string, after: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [...(after.get(id) ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id || found.has(next)) continue
    found.add(next)
    open.push(...(after.get(next) ?? []))
  }
  return found
}

/** One augmenting path of bipartite matching (Kuhn 1955). */
function augment(
  from: number,
  edges: readonly (readonly number[])[],
  partner: number[],
  seen: Set<number>,
): boolean {
  for (const to of edges[from] ?? []) {
    if (seen.has(to)) continue
    seen.add(to)
    const other = partner[to] ?? -1
    if (other === -1 || augment(other, edges, partner, seen)) {
      partner[to] = from
      return true
    }
  }
  return false
}
