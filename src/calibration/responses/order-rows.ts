import { quoted } from './faults.ts'
import type { Gathering } from './gathering.ts'
import { lineOf, type Ledger } from './ledger.ts'

/** Rows by person, items ascending within. */
export interface Rows {
  readonly starts: Uint32Array
  readonly item: Uint32Array
  readonly category: Uint8Array
}

/**
 * The responses of a ledger by person and item. A pair of both that occurs twice is a fault.
 *
 * @param items names by number
 */
export function orderRows(gathering: Gathering, items: readonly string[]): Rows {
  const { ledger, persons } = gathering
  return isInOrder(ledger) ? rowsAsRead(ledger, persons.count()) : rowsSorted(gathering, items)
}

/** Whether persons ascend with their runs, each in one, and items within them: as a table is, person by person. */
function isInOrder({ runs, runCount, item, length }: Ledger): boolean {
  for (let run = 1; run < runCount; run++)
    if ((runs[run * 3 + 1] ?? 0) <= (runs[run * 3 - 2] ?? 0)) return false
  for (let run = 0; run < runCount; run++) {
    const end = run + 1 < runCount ? (runs[run * 3 + 3] ?? 0) : length
    for (let at = (runs[run * 3] ?? 0) + 1; at < end; at++)
      if ((item[at] ?? 0) <= (item[at - 1] ?? 0)) return false
  }
  return true
}

/** The ledger's own arrays, cut to what they hold: nothing is copied where little would be cut off. */
function rowsAsRead(ledger: Ledger, persons: number): Rows {
  const { runs, runCount, length } = ledger
  const starts = new Uint32Array(persons + 1)
  for (let run = 0; run < runCount; run++) {
    const end = run + 1 < runCount ? (runs[run * 3 + 3] ?? 0) : length
    starts[(runs[run * 3 + 1] ?? 0) + 1] = end
  }
  for (let person = 0; person < persons; person++)
    if (starts[person + 1] === 0) starts[person + 1] = starts[person] ?? 0
  const isTight = ledger.item.length - length < length / 8
  const item = isTight ? ledger.item.subarray(0, length) : ledger.item.slice(0, length)
  const category = isTight ? ledger.category.subarray(0, length) : ledger.category.slice(0, length)
  return { starts, item, category }
}

/** Responses by person (a counting sort of their numbers), then by item; a pair that occurs twice is a fault. */
function rowsSorted(gathering: Gathering, items: readonly string[]): Rows {
  const { faults, ledger, persons } = gathering
  const { runs, runCount, length } = ledger
  const starts = new Uint32Array(persons.count() + 1)
  const endOf = (run: number) => (run + 1 < runCount ? (runs[run * 3 + 3] ?? 0) : length)
  for (let run = 0; run < runCount; run++) {
    const person = runs[run * 3 + 1] ?? 0
    starts[person + 1] = (starts[person + 1] ?? 0) + endOf(run) - (runs[run * 3] ?? 0)
  }
  for (let person = 1; person < starts.length; person++)
    starts[person] = (starts[person] ?? 0) + (starts[person - 1] ?? 0)
  const next = starts.slice()
  const order = new Uint32Array(length)
  for (let run = 0; run < runCount; run++) {
    const person = runs[run * 3 + 1] ?? 0
    let to = next[person] ?? 0
    const end = endOf(run)
    for (let at = runs[run * 3] ?? 0; at < end; at++) order[to++] = at
    next[person] = to
  }
  const repeated: {
    readonly person: number
    readonly item: number
    readonly first: number
    readonly second: number
  }[] = []
  const item = new Uint32Array(length)
  const category = new Uint8Array(length)
  for (let person = 0; person + 1 < starts.length; person++) {
    const begin = starts[person] ?? 0
    const end = starts[person + 1] ?? 0
    // Item and number in one double, exact below 2^53 for 2^21 items of 2^32 responses.
    const keys = new Float64Array(end - begin)
    for (let at = begin; at < end; at++) {
      const response = order[at] ?? 0
      keys[at - begin] = (ledger.item[response] ?? 0) * 4294967296 + response
    }
    keys.sort()
    for (let at = begin; at < end; at++) {
      const key = keys[at - begin] ?? 0
      const response = key % 4294967296
      const number = (key - response) / 4294967296
      item[at] = number
      category[at] = ledger.category[response] ?? 0
      if (at > begin && item[at - 1] === number)
        repeated.push({
          person,
          item: number,
          first: (keys[at - begin - 1] ?? 0) % 4294967296,
          second: response,
        })
    }
  }
  for (const { person, item, first, second } of repeated.sort((left, right) => left.second - right.second)) {
    const before = lineOf(ledger, first)
    faults.error(
      'duplicate',
      { line: lineOf(ledger, second), column: 1 },
      `Unexpected second score of person ${quoted(persons.text(person))} on ${quoted(items[item] ?? '')}; the one before is in line ${before}`,
      'Give each person one score per item: the first that counts',
      { place: { line: before, column: 1 }, message: 'The one before is here' },
    )
  }
  return { starts, item, category }
}
