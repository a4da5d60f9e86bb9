import { align } from './align.ts'

/**
 * How many lines a change takes away and adds, together: a changed line counts twice. Where more than a quarter of a
 * million pairs of lines would have to be compared, all between the first and the last change counts.
 *
 * @param before text of a file
 * @param after the same file, changed; the end of the last line does not count
 */
export function linesChanged(before: string, after: string): number {
  return align(linesOf(before), linesOf(after)).reduce(
    (sum, { same, left, right }) => (same ? sum : sum + left.length + right.length),
    0,
  )
}

/** An empty text has no lines, and an end of the last line begins no other. */
function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/)
}
