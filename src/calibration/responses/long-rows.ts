import { COMMA, CR, LF, POINT, QUOTE, SPACE, ZERO } from './bytes.ts'
import { createReadRow, type ReadRows } from './read-row.ts'
import type { Header } from './read-header.ts'
import { joinGroup, meetPerson, type Gathering } from './gathering.ts'
import { addResponse } from './ledger.ts'
import { placeAt } from './place-at.ts'
import { HIGHEST_SCORE } from './read-score.ts'

/** Rows of a long table, one response each; a quick way for plain rows, as in a wide table. */
export function createLongRows(gathering: Gathering, header: Header): ReadRows {
  const { ledger, persons, items, groups } = gathering
  const readRow = createReadRow(gathering, header)
  const columns = header.roles.length
  const [person, item, score, group] = (['person', 'item', 'score', 'group'] as const).map((role) =>
    header.roles.indexOf(role),
  )
  const begins = new Uint32Array(columns)
  const ends = new Uint32Array(columns)
  const scoreIn = (bytes: Uint8Array, begin: number, end: number): number => {
    let value = 0
    let at = begin
    for (; at < end && value <= HIGHEST_SCORE; at++) {
      const digit = (bytes[at] ?? 0) - ZERO
      if (digit < 0 || digit > 9) break
      value = value * 10 + digit
    }
    if (at === begin) return NaN
    if (bytes[at] === POINT)
      do at += 1
      while (at < end && bytes[at] === ZERO)
    return at === end && value <= HIGHEST_SCORE ? value : NaN
  }
  /** @returns just after the row, or −1 for one that is not plain */
  const readPlain = (bytes: Uint8Array, start: number, line: number): number => {
    let at = start
    for (let column = 0; column < columns; column++) {
      const isQuoted = bytes[at] === QUOTE
      if (isQuoted) at += 1
      const begin = at
      let byte = bytes[at] ?? 0
      if (isQuoted) while (byte !== QUOTE && byte !== LF) byte = bytes[++at] ?? 0
      else while (byte !== COMMA && byte !== LF && byte !== CR) byte = bytes[++at] ?? 0
      begins[column] = begin
      ends[column] = at
      if (at > begin ? bytes[begin] === SPACE || bytes[at - 1] === SPACE : column !== score) return -1
      if (isQuoted && bytes[at++] !== QUOTE) return -1
      if (column < columns - 1 && bytes[at++] !== COMMA) return -1
    }
    if (bytes[at] === CR) at += 1
    if (bytes[at] !== LF) return -1
    const [from = 0, to = 0] = [begins[score ?? 0], ends[score ?? 0]]
    const value = to > from ? scoreIn(bytes, from, to) : -1
    if (Number.isNaN(value)) return -1
    const who = persons.numberOf(bytes, begins[person ?? 0] ?? 0, ends[person ?? 0] ?? 0)
    const what = items.numberOf(bytes, begins[item ?? 0] ?? 0, ends[item ?? 0] ?? 0)
    meetPerson(gathering, who, line)
    if (group !== undefined && group >= 0) {
      const [begin = 0, end = 0] = [begins[group], ends[group]]
      joinGroup(gathering, who, groups.numberOf(bytes, begin, end), () =>
        placeAt(bytes, start, line, begin, end),
      )
    }
    if (value >= 0) addResponse(ledger, who, what, value, line)
    return at + 1
  }
  ledger.step = 1
  return (bytes, start, end, line) => {
    let next = start
    while (next < end) {
      const after = readPlain(bytes, next, line)
      if (after >= 0) {
        next = after
        line += 1
        continue
      }
      const read = readRow(bytes, next, end, line)
      next = read.next
      line = read.line
      if (read.openQuote !== undefined) return read
    }
    return { next, line }
  }
}
