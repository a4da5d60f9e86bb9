/**
 * The place of each name among all: numbers within names by their size (`i2` before `i10`), the same on every machine.
 *
 * @param names without repetition
 * @returns place of each, from 0
 */
export function rankNames(names: readonly string[]): Uint32Array {
  const parts = names.map((name, number) => ({ number, name, parts: name.split(/(\d+)/) }))
  parts.sort((left, right) => compareParts(left.parts, right.parts) || compare(left.name, right.name))
  const ranks = new Uint32Array(parts.length)
  for (const [rank, { number }] of parts.entries()) ranks[number] = rank
  return ranks
}

/** Odd parts are digits. */
function compareParts(left: readonly string[], right: readonly string[]): number {
  for (let at = 0; at < left.length && at < right.length; at++) {
    const [one = '', other = ''] = [left[at], right[at]]
    const order = at % 2 === 1 ? Number(one) - Number(other) : compare(one, other)
    if (order !== 0) return order
  }
  return left.length - right.length
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
