import type { Diagnostic } from '#schemas/diagnose/diagnostic'

/** A part of a line: marked where a diagnostic is about it. */
export interface LinePart {
  readonly text: string
  readonly severity?: Diagnostic['severity']
}

/** A line of a file with what is said about it, or lines that are left out. */
export type SourceRow =
  | {
      readonly type: 'line'
      /** From 1. */
      readonly number: number
      readonly parts: readonly LinePart[]
      readonly diagnostics: readonly Diagnostic[]
    }
  | { readonly type: 'gap'; readonly lines: number }

/** Lines that are shown before and after one that something is said about. */
const AROUND = 4
/** Files of up to so many lines are shown whole. */
const SHORT = 60

/**
 * A file line by line, each diagnostic at the line where its place ends.
 *
 * @param whole whether all lines are wanted, however many there are
 */
export function sourceRows(
  text: string,
  diagnostics: readonly Diagnostic[],
  whole = false,
): readonly SourceRow[] {
  const lines = text.split(/\r\n|\n|\r/)
  if (lines.at(-1) === '' && lines.length > 1) lines.pop()
  const said = new Map<number, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const at = Math.min(lines.length, Math.max(1, lastLineOf(diagnostic)))
    said.set(at, [...(said.get(at) ?? []), diagnostic])
  }
  const isWhole = whole || lines.length <= SHORT || diagnostics.length === 0
  const near = new Set<number>()
  for (const { range } of isWhole ? [] : diagnostics)
    for (let line = range.start.line - AROUND; line <= range.end.line + AROUND; line += 1) near.add(line)
  const rows: SourceRow[] = []
  for (const [index, line] of lines.entries()) {
    const number = index + 1
    if (isWhole || near.has(number)) {
      const parts = partsOf(line, number, diagnostics)
      rows.push({ type: 'line', number, parts, diagnostics: said.get(number) ?? [] })
      continue
    }
    const last = rows.at(-1)
    if (last?.type === 'gap') rows[rows.length - 1] = { type: 'gap', lines: last.lines + 1 }
    else rows.push({ type: 'gap', lines: 1 })
  }
  return rows
}

/** A place that ends before the first character of a line ends with the line before it. */
function lastLineOf({ range: { start, end } }: Diagnostic): number {
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line
}

/** Cuts a line where marks begin and end. Errors show over warnings; a place without width marks a character. */
function partsOf(line: string, number: number, diagnostics: readonly Diagnostic[]): readonly LinePart[] {
  const marks = diagnostics.flatMap(({ range: { start, end }, severity }) => {
    if (number < start.line || number > end.line) return []
    const from = number === start.line ? Math.min(start.column - 1, line.length) : 0
    const to = number === end.line ? Math.min(end.column - 1, line.length) : line.length
    return [{ from, to: to === from && number === start.line ? from + 1 : to, severity }]
  })
  if (marks.length === 0) return [{ text: line }]
  // A mark behind the last character still shows.
  const padded = marks.some(({ to }) => to > line.length) ? `${line} ` : line
  const cuts = [...new Set([0, padded.length, ...marks.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  )
  return cuts.slice(0, -1).flatMap((from, index) => {
    const to = cuts[index + 1] ?? padded.length
    const over = marks.filter((mark) => mark.from <= from && mark.to >= to)
    const text = padded.slice(from, to)
    if (text === '') return []
    if (over.length === 0) return [{ text }]
    return [{ text, severity: over.some(({ severity }) => severity === 'error') ? 'error' : 'warning' }]
  })
}
