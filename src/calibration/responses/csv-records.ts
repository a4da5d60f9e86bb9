import { COMMA, LF } from './bytes.ts'
import { placeAt } from './place-at.ts'
import { splitRecord, type Cell } from './split-record.ts'

/** A record of a small table, and where it stands. */
export interface CsvRecord {
  readonly cells: readonly Cell[]
  /** in which it begins, from 1 */
  readonly line: number
  /** byte at which it begins */
  readonly start: number
}

/** The records of a table that fits into memory. */
export interface CsvRecords {
  /** those with anything in them */
  readonly records: readonly CsvRecord[]
  readonly faults: readonly { readonly line: number; readonly column: number; readonly message: string }[]
}

const MARK = [0xef, 0xbb, 0xbf]

/**
 * All records of comma-separated values (RFC 4180). A byte order mark is skipped, and so are empty lines; the last line may do
 * without its break.
 */
export function csvRecords(bytes: Uint8Array): CsvRecords {
  const records: CsvRecord[] = []
  const faults: { line: number; column: number; message: string }[] = []
  const closed = bytes.at(-1) === LF ? bytes : withBreak(bytes)
  let line = 1
  for (let at = MARK.every((byte, k) => bytes[k] === byte) ? MARK.length : 0; at < closed.length;) {
    const record = splitRecord(closed, at, closed.length, COMMA)
    if (typeof record === 'number') {
      faults.push({ ...placeOf(closed, at, line, record), message: 'missing closing quote' })
      break
    }
    const { cells, next, lines, badQuote } = record
    if (badQuote) faults.push({ ...placeOf(closed, at, line, badQuote.at), message: badQuote.message })
    if (cells.some(({ text }) => text.trim() !== '')) records.push({ cells, line, start: at })
    line += lines
    at = next
  }
  return { records, faults }
}

function placeOf(...where: Parameters<typeof placeAt>): { readonly line: number; readonly column: number } {
  const { line, column } = placeAt(...where)
  return { line, column }
}

function withBreak(bytes: Uint8Array): Uint8Array {
  const closed = new Uint8Array(bytes.length + 1)
  closed.set(bytes)
  closed[bytes.length] = LF
  return closed
}
