import { COMMA, CR, LF } from './bytes.ts'
import { foresee } from './ledger.ts'
import { createLongRows } from './long-rows.ts'
import { readHeader, type HeaderOptions } from './read-header.ts'
import type { ReadRows } from './read-row.ts'
import { createWideRows } from './wide-rows.ts'
import type { Gathering } from './gathering.ts'
import type { Place } from './faults.ts'
import { placeAt } from './place-at.ts'
import type { BlockReader } from './read-blocks.ts'
import { otherFormOf } from './other-form.ts'
import { splitRecord, type Cell } from './split-record.ts'

// A byte order mark at the start of the file was skipped; any other one is a character.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Reads a table of responses, wide or long, as comma-separated values (RFC 4180) with names in its first line. */
export function createCsvReader(gathering: Gathering, options: HeaderOptions): BlockReader {
  const { faults, ledger } = gathering
  let readRows: ReadRows | undefined
  let line = 1

  const beginRows = (bytes: Uint8Array, start: number, end: number): number | undefined => {
    const record = splitRecord(bytes, start, end, COMMA)
    if (typeof record === 'number') return record
    const { cells, badQuote, next, lines } = record
    const other = otherFormOf(bytes.subarray(start, next), cells)
    if (other !== undefined) {
      const { code, at, message, help } = other
      const width = code === 'line-break' ? 0 : 1
      faults.error(code, { ...placeAt(bytes, start, line, start + at), width }, message, help)
      return undefined
    }
    if (badQuote !== undefined) {
      faults.error(
        'quote',
        placeAt(bytes, start, line, badQuote.at),
        badQuote.message,
        'Write a quote within quotes twice: `""`',
      )
      return undefined
    }
    const places = placesOf(bytes, start, cells)
    const placeOf = (column: number): Place => places[column] ?? { line, column: 1 }
    const names = cells.map(({ text }) => text)
    const header = readHeader(names, placeOf, options, faults)
    if (header === undefined) return undefined
    if (header.layout === 'wide')
      for (const [column, role] of header.roles.entries())
        if (typeof role === 'number') gathering.itemPlaces.set(role, placeOf(column))
    readRows = (header.layout === 'wide' ? createWideRows : createLongRows)(gathering, header)
    line += lines
    return next
  }

  return {
    line: () => line,
    take: ({ bytes, start, end, isLast, share }) => {
      let at = start
      if (readRows === undefined) {
        const isBlank = () => bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] === LF)
        for (; at < end && isBlank(); line++) at = bytes.indexOf(LF, at) + 1
        if (at === end) return end
        const next = beginRows(bytes, at, end)
        if (next === undefined) return undefined
        if (readRows === undefined) return isLast ? tellOpenQuote(bytes, at, next) : at
        at = next
      }
      const read = readRows(bytes, at, end, line)
      line = read.line
      foresee(ledger, share)
      if (isLast && read.openQuote !== undefined) return tellOpenQuote(bytes, read.next, read.openQuote)
      return read.next
    },
  }

  function tellOpenQuote(bytes: Uint8Array, start: number, at: number): undefined {
    faults.error(
      'quote',
      { ...placeAt(bytes, start, line, at), width: 1 },
      'Missing closing quote',
      'Close the quote, or write a quote within quotes twice: `""`',
    )
  }

  /** The places of all cells in one go: a header may have very many. */
  function placesOf(bytes: Uint8Array, start: number, cells: readonly Cell[]): readonly Place[] {
    let [at, row, column] = [start, line, 1]
    const widthTo = (end: number): number => {
      const text = decoder.decode(bytes.subarray(at, end))
      const last = text.lastIndexOf('\n')
      if (last !== -1) row += text.split('\n').length - 1
      column = last === -1 ? column + text.length : text.length - last
      at = end
      return text.length
    }
    return cells.map(({ start, end }) => {
      widthTo(start)
      const place = { line: row, column }
      return { ...place, width: widthTo(end) }
    })
  }
}
