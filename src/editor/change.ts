/** A CodeMirror change set as JSON: kept spans as numbers, replaced spans as `[length, ...inserted lines]`. */
export type ChangeJson = readonly (number | readonly [number, ...string[]])[]

/**
 * The one change that turns a text into another, without loading CodeMirror. Surrogate pairs are never cut.
 *
 * @param before The text before, with line breaks `\n`.
 * @param after The text after, with line breaks `\n`.
 * @returns The change; `undefined` where the texts are equal.
 */
export function changeBetween(before: string, after: string): ChangeJson | undefined {
  if (before === after) return undefined
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--
  let same = 0
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++
  if (same > 0 && isLowSurrogate(before.charCodeAt(before.length - same))) same--
  const inserted = after.slice(start, after.length - same)
  const lines = inserted === '' ? [] : inserted.split('\n')
  return [
    ...(start > 0 ? [start] : []),
    [before.length - same - start, ...lines] as const,
    ...(same > 0 ? [same] : []),
  ]
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
