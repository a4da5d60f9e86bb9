import type { Header } from './read-header.ts'
import { quoted } from './faults.ts'
import { joinGroup, meetPerson, type Gathering } from './gathering.ts'
import { addResponse } from './ledger.ts'
import { placeAt } from './place-at.ts'
import { splitRecord } from './split-record.ts'
import { readScore, tellScore } from './read-score.ts'

/** Where the reading of rows stands. */
export interface RowsRead {
  /** Where the first row begins that was not read. */
  readonly next: number
  /** Its line. */
  readonly line: number
  /** Where the quote stands in which a row goes on beyond the bytes at hand. */
  readonly openQuote?: number
}

/** Reads rows in [start, end), the first of which is in `line`. */
export type ReadRows = (bytes: Uint8Array, start: number, end: number, line: number) => RowsRead

/** Reads one row however it is written, and tells all its faults. The quick ways of both layouts leave to it what is unusual. */
export type ReadRow = (bytes: Uint8Array, start: number, end: number, line: number) => RowsRead

/** @param header of the table */
export function createReadRow(gathering: Gathering, { layout, roles, items }: Header): ReadRow {
  const { faults, ledger, persons, groups } = gathering
  return (bytes, start, end, line) => {
    const record = splitRecord(bytes, start, end, 44)
    if (typeof record === 'number') return { next: start, line, openQuote: record }
    const { cells, next, badQuote } = record
    const read = { next, line: line + record.lines }
    const [only] = cells
    if (cells.length === 1 && only?.start === only?.end) return read
    const placeOf = (at: number, to?: number) => placeAt(bytes, start, line, at, to)
    if (badQuote !== undefined) {
      faults.error('quote', placeOf(badQuote.at), badQuote.message, 'Write a quote within quotes twice: `""`')
      return read
    }
    if (cells.length !== roles.length) {
      const extra = cells[roles.length]
      const last = cells.at(-1)
      const counted = `Unexpected ${cells.length} cell${cells.length === 1 ? '' : 's'} in this row`
      faults.error(
        'cells',
        extra ? placeOf(extra.start, extra.end) : placeOf(last?.end ?? start),
        `${counted}, expected ${roles.length} as in the first line`,
        extra
          ? 'Put a text that holds a comma into quotes'
          : 'A cell of an item that was not administered is empty, with its comma',
      )
      return read
    }
    const cellOf = (role: 'person' | 'item' | 'group') => cells[roles.indexOf(role)]
    const person = cellOf('person')
    if (person === undefined || person.text === '') {
      faults.error(
        'no-person',
        placeOf(person?.start ?? start),
        'Missing person in this row',
        'Name each person: any text will do',
      )
      return read
    }
    const number = persons.numberOfText(person.text)
    const isFirst = meetPerson(gathering, number, line)
    if (layout === 'wide' && !isFirst) {
      faults.error(
        'duplicate',
        placeOf(person.start, person.end),
        `Unexpected second row of person ${quoted(person.text)}; the first is in line ${gathering.firstLine[number]}`,
        'Give each person one row',
        { place: { line: gathering.firstLine[number] ?? 1, column: 1 }, message: 'The first is here' },
      )
    }
    const group = cellOf('group')
    if (group?.text === '')
      faults.error(
        'no-group',
        placeOf(group.start),
        `Missing group of person ${quoted(person.text)}`,
        'Put each person into a group',
      )
    else if (group)
      joinGroup(gathering, number, groups.numberOfText(group.text), () => placeOf(group.start, group.end))
    const itemCell = cellOf('item')
    if (itemCell?.text === '') {
      faults.error(
        'no-item',
        placeOf(itemCell.start),
        'Missing item in this row',
        'Name the item of each score',
      )
      return read
    }
    for (const [column, role] of roles.entries()) {
      if (role !== 'score' && typeof role !== 'number') continue
      const { text, start: from, end: to } = cells[column] ?? { text: '', start, end: start }
      const score = readScore(text)
      const name = typeof role === 'number' ? (items[role] ?? '') : (itemCell?.text ?? '')
      const item = typeof role === 'number' ? role : gathering.items.numberOfText(name)
      if (score === undefined) continue
      if (Number.isNaN(score))
        tellScore(
          faults,
          () => placeOf(from, to),
          text,
          person.text,
          name,
          typeof role === 'number' && !gathering.hasGroups,
        )
      else addResponse(ledger, number, item, score, line)
    }
    return read
  }
}
