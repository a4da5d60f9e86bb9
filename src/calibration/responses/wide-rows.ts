import { COMMA, CR, LF, POINT, QUOTE, SPACE, ZERO } from './bytes.ts'
import { createReadRow, type ReadRows } from './read-row.ts'
import type { Header } from './read-header.ts'
import { joinGroup, meetPerson, type Gathering } from './gathering.ts'
import { openRun, reserve } from './ledger.ts'
import { placeAt } from './place-at.ts'
import { HIGHEST_SCORE } from './read-score.ts'

/**
 * Rows of a wide table, one person each.
 *
 * The quick way goes over the bytes of plain rows once and writes scores straight into the ledger; whatever it does not
 * take (a space, a quote within a name, a fault) is read again by `createReadRow`, which tells what is wrong.
 */
export function createWideRows(gathering: Gathering, header: Header): ReadRows {
  const { ledger, persons, groups, items } = gathering
  const readRow = createReadRow(gathering, header)
  const columns = header.roles.length
  // Numbers of items; −1 for the person, −2 for the group.
  const roles = Int32Array.from(header.roles, (role) =>
    typeof role === 'number' ? role : role === 'person' ? -1 : -2,
  )
  for (const name of header.items) items.numberOfText(name)
  return (bytes, start, end, line) => {
    let next = start
    while (next < end) {
      reserve(ledger, columns)
      const { item, category } = ledger
      let filled = ledger.length
      let at = next
      let [personStart, personEnd, groupStart, groupEnd] = [0, 0, 0, 0]
      let column = 0
      for (; column < columns; column++) {
        const role = roles[column] ?? 0
        const isQuoted = bytes[at] === QUOTE
        if (isQuoted) at += 1
        if (role >= 0) {
          let digit = (bytes[at] ?? 0) - ZERO
          if (digit >= 0 && digit <= 9) {
            let score = digit
            at += 1
            for (digit = (bytes[at] ?? 0) - ZERO; digit >= 0 && digit <= 9 && score <= HIGHEST_SCORE;) {
              score = score * 10 + digit
              at += 1
              digit = (bytes[at] ?? 0) - ZERO
            }
            if (score > HIGHEST_SCORE) break
            if (bytes[at] === POINT)
              do at += 1
              while (bytes[at] === ZERO)
            item[filled] = role
            category[filled] = score
            filled += 1
          }
        } else {
          const from = at
          let byte = bytes[at] ?? 0
          if (isQuoted) while (byte !== QUOTE && byte !== LF) byte = bytes[++at] ?? 0
          else while (byte !== COMMA && byte !== LF && byte !== CR) byte = bytes[++at] ?? 0
          if (at === from || bytes[from] === SPACE || bytes[at - 1] === SPACE) break
          if (role === -1) {
            personStart = from
            personEnd = at
          } else {
            groupStart = from
            groupEnd = at
          }
        }
        if (isQuoted) {
          if (bytes[at] !== QUOTE) break
          at += 1
        }
        if (column < columns - 1) {
          if (bytes[at] !== COMMA) break
          at += 1
        }
      }
      if (column === columns) {
        if (bytes[at] === CR) at += 1
        if (bytes[at] === LF) {
          const person = persons.numberOf(bytes, personStart, personEnd)
          if (meetPerson(gathering, person, line)) {
            if (groupEnd > 0) {
              const rowStart = next
              const rowLine = line
              joinGroup(gathering, person, groups.numberOf(bytes, groupStart, groupEnd), () =>
                placeAt(bytes, rowStart, rowLine, groupStart, groupEnd),
              )
            }
            if (filled > ledger.length) openRun(ledger, person, line)
            ledger.length = filled
            next = at + 1
            line += 1
            continue
          }
        }
      }
      const read = readRow(bytes, next, end, line)
      next = read.next
      line = read.line
      if (read.openQuote !== undefined) return read
    }
    return { next, line }
  }
}
