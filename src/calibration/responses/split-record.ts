import { CR, LF, QUOTE, SPACE } from './bytes.ts'

/** A cell of a record. */
export interface Cell {
  /** What it says, without quotes around it. */
  readonly text: string
  /** Its bytes, with quotes, without spaces around it. */
  readonly start: number
  readonly end: number
}

/** A record of a CSV file, cell by cell, however it is written. */
export interface SplitRecord {
  readonly cells: readonly Cell[]
  /** Just after its line break. */
  readonly next: number
  /** Line breaks within it, the last one too. */
  readonly lines: number
  /** The first quote that is not as it should be. */
  readonly badQuote: { readonly at: number; readonly message: string } | undefined
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * Splits one record by RFC 4180: a cell in quotes may hold separators, line breaks, and quotes written twice. Spaces around
 * a cell do not count.
 *
 * @param start where it begins
 * @param end bytes at hand end there, with a line break
 * @returns the byte of the quote in which the record goes on beyond `end`, where it does
 */
export function splitRecord(
  bytes: Uint8Array,
  start: number,
  end: number,
  separator: number,
): SplitRecord | number {
  const cells: Cell[] = []
  let lines = 0
  let badQuote: SplitRecord['badQuote']
  for (let at = start; ;) {
    while (bytes[at] === SPACE) at += 1
    const begin = at
    let text: string
    if (bytes[at] === QUOTE) {
      at += 1
      let hasDouble = false
      for (; at < end; at++) {
        if (bytes[at] === LF) lines += 1
        if (bytes[at] !== QUOTE) continue
        if (bytes[at + 1] !== QUOTE) break
        hasDouble = true
        at += 1
      }
      if (at >= end) return begin
      text = decoder.decode(bytes.subarray(begin + 1, at))
      if (hasDouble) text = text.replaceAll('""', '"')
      at += 1
    } else {
      while (bytes[at] !== separator && bytes[at] !== LF) at += 1
      if (bytes[at] === LF && bytes[at - 1] === CR && at > begin) at -= 1
      text = ''
    }
    let last = at
    if (bytes[begin] === QUOTE) {
      while (bytes[at] === SPACE) at += 1
      if (bytes[at] === CR && bytes[at + 1] === LF) at += 1
      if (bytes[at] !== separator && bytes[at] !== LF) {
        badQuote ??= { at, message: 'Unexpected text after a closing quote, expected a separator' }
        while (bytes[at] !== separator && bytes[at] !== LF) at += 1
      }
    } else {
      while (last > begin && bytes[last - 1] === SPACE) last -= 1
      text = decoder.decode(bytes.subarray(begin, last))
      if (bytes[at] === CR) at += 1
    }
    cells.push({ text, start: begin, end: last })
    if (bytes[at] === LF) return { cells, next: at + 1, lines: lines + 1, badQuote }
    at += 1
  }
}
