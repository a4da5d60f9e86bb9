import type { Position, Range } from './diagnostic.ts'

/** Where each line of a text begins, to turn offsets into positions. */
export interface Lines {
  readonly positionAt: (offset: number) => Position
  readonly rangeOf: (start: number, end: number) => Range
  /** Offset of a position that {@link Lines.positionAt} gave. */
  readonly offsetAt: (position: Position) => number
}

/** @param text a file's text, with any of the usual line ends. @returns positions for offsets in UTF-16 code units */
export function linesOf(text: string): Lines {
  let starts: readonly number[] | undefined

  const positionAt = (offset: number): Position => {
    starts ??= lineStarts(text)
    const at = Math.max(0, Math.min(offset, text.length))
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 }
  }

  const rangeOf = (start: number, end: number): Range => ({ start: positionAt(start), end: positionAt(end) })

  const offsetAt = ({ line, column }: Position): number => {
    starts ??= lineStarts(text)
    return (starts[line - 1] ?? text.length) + column - 1
  }

  return { positionAt, rangeOf, offsetAt }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return starts
}
