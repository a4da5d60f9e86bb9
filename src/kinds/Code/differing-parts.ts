/** A text in three: the start it shares with another, what differs, the end it shares. */
export type Parts = readonly [string, string, string]

/**
 * Where two texts differ, to be marked in both.
 *
 * @param expected One text.
 * @param got The other.
 * @returns The three parts of each, surrogate pairs whole; undefined where so much differs that marks would say
 *   nothing.
 */
export function differingParts(
  expected: string,
  got: string,
): { readonly expected: Parts; readonly got: Parts } | undefined {
  const one = [...expected]
  const other = [...got]
  const shorter = Math.min(one.length, other.length)
  let start = 0
  while (start < shorter && one[start] === other[start]) start++
  let end = 0
  while (end < shorter - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++
  if (start + end < shorter / 3) return undefined
  return { expected: cut(one, start, end), got: cut(other, start, end) }
}

function cut(signs: readonly string[], start: number, end: number): Parts {
  const to = signs.length - end
  return [signs.slice(0, start).join(''), signs.slice(start, to).join(''), signs.slice(to).join('')]
}
