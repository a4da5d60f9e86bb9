import { parquetScan, parquetSchema, type DecodedArray } from 'hyparquet'
import type { OpenSource } from '../byte-source.ts'
import { readHeader, type HeaderOptions } from './read-header.ts'
import type { Place } from './faults.ts'
import { joinGroup, meetPerson, type Gathering } from './gathering.ts'
import { addResponse, foresee, openRun, reserve } from './ledger.ts'
import { openParquet } from './open-parquet.ts'
import { HIGHEST_SCORE, readScore, tellScore } from './read-score.ts'
import type { ReadingTools } from './reading-tools.ts'

/** What stands for a response that there is none of. */
const NONE = 255

/**
 * Reads a wide or long table in Parquet, row group by row group and column by column: memory holds one column of a group,
 * and a byte for each of its scores.
 *
 * @returns SHA-256 of the file's bytes and their number; undefined where there were faults
 */
export function readParquet(
  source: OpenSource,
  gathering: Gathering,
  options: HeaderOptions,
  tools: ReadingTools,
): Promise<{ readonly sha256: string; readonly size: number } | undefined> {
  const { faults } = gathering
  return openParquet(source, faults, tools, async ({ file, metadata, compressors }) => {
    const names = parquetSchema(metadata).children.map(({ element }) => element.name)
    const placeOf = (column: number): Place => ({ line: 1, column: column + 1 })
    const header = readHeader(names, placeOf, options, faults)
    if (header === undefined) return false
    const isWide = header.layout === 'wide'
    for (const name of header.items)
      gathering.itemPlaces.set(gathering.items.numberOfText(name), placeOf(names.indexOf(name)))
    if (!isWide) gathering.ledger.step = 1
    const total = Number(metadata.num_rows)
    const { ranges } = await parquetScan({ file, metadata, compressors })
    for (const { rowStart, rowEnd } of ranges) {
      // A scan of its own for each column: one for all would keep all columns of the group.
      const columnOf = async (name: string): Promise<DecodedArray> => {
        const scan = await parquetScan({ file, metadata, compressors, columns: [name] })
        return scan.readColumn({ column: name, rowStart, rowEnd })
      }
      const group: Group = {
        names,
        roles: header.roles,
        items: header.items,
        first: rowStart + 1,
        rows: rowEnd - rowStart,
        columnOf,
      }
      await (isWide ? readWide : readLong)(gathering, group)
      foresee(gathering.ledger, rowEnd / total)
      tools.onRead?.(rowEnd / total)
    }
    return true
  })
}

/** A group of rows, and a way to its columns. */
interface Group {
  readonly names: readonly string[]
  readonly roles: readonly (number | 'person' | 'item' | 'score' | 'group')[]
  readonly items: readonly string[]
  /** Number of the first row, from 1. */
  readonly first: number
  readonly rows: number
  readonly columnOf: (name: string) => Promise<DecodedArray>
}

async function readWide(gathering: Gathering, group: Group): Promise<void> {
  const { faults, ledger, persons } = gathering
  const { roles, items, first, rows, names, columnOf } = group
  const numbers = await readPersons(gathering, group, true)
  const width = items.length
  const scores = new Uint8Array(rows * width).fill(NONE)
  for (const [column, role] of roles.entries()) {
    if (typeof role !== 'number') continue
    const values = await columnOf(names[column] ?? '')
    for (let row = 0; row < rows; row++) {
      const score = scoreOf(values[row])
      if (score === undefined) continue
      if (!Number.isNaN(score)) scores[row * width + role] = score
      else
        tellScore(
          faults,
          { line: first + row, column: column + 1 },
          String(values[row]),
          persons.text(numbers[row] ?? 0),
          items[role] ?? '',
          !gathering.hasGroups,
        )
    }
  }
  for (let row = 0; row < rows; row++) {
    reserve(ledger, width)
    let filled = ledger.length
    for (let item = 0; item < width; item++) {
      const score = scores[row * width + item] ?? NONE
      if (score === NONE) continue
      ledger.item[filled] = item
      ledger.category[filled] = score
      filled += 1
    }
    if (filled > ledger.length) openRun(ledger, numbers[row] ?? 0, first + row)
    ledger.length = filled
  }
}

async function readLong(gathering: Gathering, group: Group): Promise<void> {
  const { faults, ledger, items, persons } = gathering
  const { roles, names, first, rows, columnOf } = group
  const numbers = await readPersons(gathering, group, false)
  const itemColumn = roles.indexOf('item')
  const scoreColumn = roles.indexOf('score')
  const itemValues = await columnOf(names[itemColumn] ?? '')
  const scores = await columnOf(names[scoreColumn] ?? '')
  for (let row = 0; row < rows; row++) {
    const line = first + row
    const name = nameOf(itemValues[row])
    if (name === '') {
      faults.error(
        'no-item',
        { line, column: itemColumn + 1 },
        'Missing item in this row',
        'Name the item of each score',
      )
      continue
    }
    const item = items.numberOfText(name)
    const score = scoreOf(scores[row])
    if (score === undefined) continue
    if (!Number.isNaN(score)) addResponse(ledger, numbers[row] ?? 0, item, score, line)
    else
      tellScore(
        faults,
        { line, column: scoreColumn + 1 },
        String(scores[row]),
        persons.text(numbers[row] ?? 0),
        name,
      )
  }
}

/** Numbers of the persons of a group's rows, with their groups. */
async function readPersons(gathering: Gathering, group: Group, isOnce: boolean): Promise<Uint32Array> {
  const { faults, persons, groups } = gathering
  const { roles, names, first, rows, columnOf } = group
  const column = roles.indexOf('person')
  const numbers = new Uint32Array(rows)
  const values = await columnOf(names[column] ?? '')
  for (let row = 0; row < rows; row++) {
    const place = { line: first + row, column: column + 1 }
    const name = nameOf(values[row])
    if (name === '') {
      faults.error('no-person', place, 'Missing person in this row', 'Name each person: any text will do')
      continue
    }
    const number = persons.numberOfText(name)
    numbers[row] = number
    if (!meetPerson(gathering, number, first + row) && isOnce) {
      const before = gathering.firstLine[number] ?? 1
      faults.error(
        'duplicate',
        place,
        `Unexpected second row of person \`${name}\`; the first is row ${before}`,
        'Give each person one row',
        { place: { ...place, line: before }, message: 'The first is here' },
      )
    }
  }
  const groupColumn = roles.indexOf('group')
  if (groupColumn === -1) return numbers
  const groupValues = await columnOf(names[groupColumn] ?? '')
  for (let row = 0; row < rows; row++) {
    const place = { line: first + row, column: groupColumn + 1 }
    const name = nameOf(groupValues[row])
    if (name === '')
      faults.error('no-group', place, 'Missing group in this row', 'Put each person into a group')
    else joinGroup(gathering, numbers[row] ?? 0, groups.numberOfText(name), () => place)
  }
  return numbers
}

/** A name is a text or a number; empty where there is none. */
function nameOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : ''
}

/** As `readScore`, of a value of any type. */
function scoreOf(value: unknown): number | undefined {
  if (value === null || value === undefined) return undefined
  // Integers come as numbers or, where they have 64 bits, as bigints: no text is made of either.
  const number = typeof value === 'bigint' ? Number(value) : value
  if (typeof number === 'number')
    return number >= 0 && number <= HIGHEST_SCORE && Number.isInteger(number) ? number : NaN
  return readScore(String(value))
}
