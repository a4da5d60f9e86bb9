/** One replacement in a text, and the selection after it; all offsets in UTF-16 units. */
export interface Indentation {
  readonly from: number
  readonly to: number
  readonly insert: string
  readonly start: number
  readonly end: number
}

/**
 * Indents the lines that a selection touches by one step, or takes one step away, as the code editor does on Tab.
 *
 * @param text The whole text.
 * @param selection From where to where, from 0; the line at a mere end of a selection is left out.
 * @param columns Spaces of one step.
 * @param direction 1 indents, −1 takes away.
 * @returns Undefined where nothing would change.
 */
export function indentLines(
  text: string,
  selection: { readonly start: number; readonly end: number },
  columns: number,
  direction: 1 | -1,
): Indentation | undefined {
  const { start, end } = selection
  const from = text.lastIndexOf('\n', start - 1) + 1
  const lastTouched = end > start && text[end - 1] === '\n' ? end - 1 : end
  const after = text.indexOf('\n', lastTouched)
  const to = after === -1 ? text.length : after
  const lines = text.slice(from, to).split('\n')
  const step = ' '.repeat(columns)
  const leading = new RegExp(`^(\t| {1,${columns}})`)
  const changed = lines.map((line) =>
    direction === -1 ? line.replace(leading, '') : line === '' && lines.length > 1 ? line : step + line,
  )
  const insert = changed.join('\n')
  if (insert === text.slice(from, to)) return undefined
  const growth = insert.length - (to - from)
  const first = (changed[0] ?? '').length - (lines[0] ?? '').length
  const newStart = Math.max(from, start + first)
  return { from, to, insert, start: newStart, end: Math.max(newStart, end + growth) }
}
