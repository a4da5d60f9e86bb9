import { isUtf8 } from 'node:buffer'
import type { CohortGroups } from '#report'
import { suggest, type Diagnostic } from '#schemas/diagnose/index'
import { csvRecords, type CsvRecord } from '#calibration/responses/csv-records'
import { createFaults, quoted, type Faults } from '#calibration/responses/faults'
import { placeAt } from '#calibration/responses/place-at'

const KEY = 'candidate'
const SEMICOLON = ';'

/**
 * Reads what candidates said of themselves, for a cohort's report: comma-separated values (RFC 4180) with a column `candidate`, by
 * which results are found, and one or more others, such as gender and age. An empty cell says nothing.
 *
 * @param file as the caller wrote it, for what is said
 * @returns the groups, or every fault, up to twenty
 */
export function readGroups(
  bytes: Uint8Array,
  file: string,
):
  | { readonly ok: true; readonly groups: CohortGroups }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] } {
  const faults = createFaults(file)
  const groups = readTable(bytes, faults)
  return faults.errors() === 0 && groups !== undefined
    ? { ok: true, groups }
    : { ok: false, diagnostics: faults.told() }
}

function readTable(bytes: Uint8Array, faults: Faults): CohortGroups | undefined {
  const top = { line: 1, column: 1 }
  if (!isUtf8(bytes)) {
    faults.error('encoding', top, 'Unexpected bytes, expected UTF-8', 'Save the file as UTF-8')
    return undefined
  }
  const { records, faults: broken } = csvRecords(bytes)
  for (const { message, ...place } of broken)
    faults.error(
      'quote',
      place,
      `${message.charAt(0).toUpperCase()}${message.slice(1)}`,
      'Close each quote, and write a quote within quotes twice: `""`',
    )
  const [header, ...rows] = records
  if (header === undefined) {
    if (broken.length === 0)
      faults.error('empty', top, 'The file is empty', 'Write a line of names first: `candidate,gender,age`')
    return undefined
  }
  const names = header.cells.map(({ text }) => text.trim())
  const key = readHeader(bytes, header, names, faults)
  if (key === undefined) return undefined
  if (rows.length === 0 && faults.errors() === 0)
    faults.error('empty', top, 'No candidates', 'Write a line for each below the line of names')
  const byCandidate = new Map<string, readonly string[]>()
  const lines = new Map<string, CsvRecord>()
  for (const row of rows) {
    const { cells, line } = row
    if (cells.length !== names.length) {
      faults.error(
        'cells',
        { line, column: 1 },
        `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, expected ${names.length}`,
        'Give each column a cell, an empty one where nothing was said; put quotes around a cell with a comma',
      )
      continue
    }
    const candidate = cells[key]?.text.trim() ?? ''
    const first = lines.get(candidate)
    if (candidate === '')
      faults.error(
        'missing-candidate',
        placeOf(bytes, row, key),
        'Missing candidate',
        'Name whose line it is',
      )
    else if (first !== undefined)
      faults.error(
        'repeated-candidate',
        placeOf(bytes, row, key),
        `Unexpected second line of candidate ${quoted(candidate)}`,
        'Keep one line for each candidate',
        { place: placeOf(bytes, first, key), message: 'The first is here' },
      )
    else {
      lines.set(candidate, row)
      byCandidate.set(
        candidate,
        cells.flatMap(({ text }, at) => (at === key ? [] : [text.trim()])),
      )
    }
  }
  return { columns: names.filter((_, at) => at !== key), byCandidate }
}

/** @returns place of the column that names candidates; undefined where the rest cannot be read */
function readHeader(
  bytes: Uint8Array,
  header: CsvRecord,
  names: readonly string[],
  faults: Faults,
): number | undefined {
  const before = faults.errors()
  const help = 'The first line names the columns: `candidate,gender,age`'
  if (names.length === 1 && names[0]?.includes(SEMICOLON) === true) {
    faults.error(
      'separator',
      placeOf(bytes, header, 0),
      `Unexpected separator ${quoted(SEMICOLON)}, expected ${quoted(',')}`,
      'Write commas between columns (spreadsheets: "CSV UTF-8 (comma delimited)")',
    )
    return undefined
  }
  for (const [at, name] of names.entries())
    if (name === '')
      faults.error('empty-name', placeOf(bytes, header, at), `Missing name of column ${at + 1}`, help)
    else if (names.indexOf(name) < at)
      faults.error(
        'repeated-column',
        placeOf(bytes, header, at),
        `Unexpected second column ${quoted(name)}`,
        'Give each column a name of its own',
      )
  const key = names.indexOf(KEY)
  if (key === -1) {
    const near = suggest(KEY, names)
    faults.error(
      'missing-column',
      placeOf(bytes, header, 0),
      `Missing column ${quoted(KEY)}`,
      near === undefined ? help : `Did you mean ${quoted(near)}? ${help}`,
    )
  } else if (names.length === 1)
    faults.error('missing-column', placeOf(bytes, header, 0), 'Missing a column of groups', help)
  return faults.errors() > before ? undefined : key
}

function placeOf(bytes: Uint8Array, { start, line, cells }: CsvRecord, at: number) {
  const cell = cells[at]
  return placeAt(bytes, start, line, cell?.start ?? start, cell?.end ?? start)
}
