import { align } from '#adaptive'

/** A line of a change, or how many lines between two of them are left out. */
export type DiffRow =
  | {
      readonly side: 'added' | 'removed' | 'same'
      /** Number of the line in its file, from 1: before for what is removed, after for the rest */
      readonly line: number
      readonly text: string
    }
  | { readonly skipped: number }

/** Lines around a change that are shown. */
const around = 3

/**
 * A change as it is read: what goes, what comes, and a few lines around.
 *
 * @param before text of a file
 * @param after the same file, changed
 */
export function diffLines(before: string, after: string): readonly DiffRow[] {
  const stretches = align(linesOf(before), linesOf(after))
  let left = 0
  let right = 0
  return stretches.flatMap((stretch, index): readonly DiffRow[] => {
    const [leftStart, rightStart] = [left, right]
    left += stretch.left.length
    right += stretch.right.length
    if (!stretch.same)
      return [
        ...stretch.left.map((text, at) => ({ side: 'removed' as const, line: leftStart + at + 1, text })),
        ...stretch.right.map((text, at) => ({ side: 'added' as const, line: rightStart + at + 1, text })),
      ]
    const rows = stretch.right.map((text, at) => ({ side: 'same' as const, line: rightStart + at + 1, text }))
    const head = index === 0 ? 0 : around
    const tail = index === stretches.length - 1 ? 0 : around
    const skipped = rows.length - head - tail
    // One line takes as much room as the words that would stand for it.
    if (skipped <= 1) return rows
    return [...rows.slice(0, head), { skipped }, ...rows.slice(rows.length - tail)]
  })
}

/** How many lines a change adds and removes. */
export function countLines(
  before: string,
  after: string,
): { readonly added: number; readonly removed: number } {
  const rows = diffLines(before, after)
  const count = (side: 'added' | 'removed') => rows.filter((row) => 'side' in row && row.side === side).length
  return { added: count('added'), removed: count('removed') }
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/)
}
