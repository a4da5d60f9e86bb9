import type { Responses } from './responses.ts'

/**
 * The pieces of a design: items that no chain of persons ties together stand on scales that nothing in the data links.
 *
 * @param ties sets of items that are tied by other means, such as anchors on one scale
 * @returns items of each piece, ascending; items that nobody answered are in none. A whole design is one piece
 */
export function piecesOf(
  { persons, items, starts, item }: Responses,
  ties: readonly (readonly number[])[] = [],
): readonly (readonly number[])[] {
  const parent = Int32Array.from({ length: items }, (_, i) => i)
  const answered = new Uint8Array(items)
  const rootOf = (i: number): number => {
    let root = i
    while (parent[root] !== root) root = parent[root] ?? root
    // what was walked over points at the root from now on
    for (let at = i; at !== root;) {
      const next = parent[at] ?? root
      parent[at] = root
      at = next
    }
    return root
  }
  const tie = (one: number, other: number): void => {
    const [a, b] = [rootOf(one), rootOf(other)]
    parent[Math.max(a, b)] = Math.min(a, b)
  }
  for (let n = 0; n < persons; n++) {
    const begin = starts[n] ?? 0
    const end = starts[n + 1] ?? 0
    for (let at = begin; at < end; at++) {
      answered[item[at] ?? 0] = 1
      if (at > begin) tie(item[at - 1] ?? 0, item[at] ?? 0)
    }
  }
  for (const [first = 0, ...others] of ties) for (const other of others) tie(first, other)
  const pieces = new Map<number, number[]>()
  for (let i = 0; i < items; i++) {
    if (answered[i] !== 1) continue
    const root = rootOf(i)
    const piece = pieces.get(root)
    if (piece === undefined) pieces.set(root, [i])
    else piece.push(i)
  }
  return [...pieces.values()]
}
