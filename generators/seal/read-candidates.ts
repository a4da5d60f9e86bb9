import type { Accommodations } from '#schemas/event'
import { csvRecords } from '#calibration/responses/csv-records'

/** One candidate of a list, and what was agreed with them. */
export interface Candidate {
  /** as the organisation calls them */
  readonly candidate: string
  readonly accommodations: Accommodations
  /** ISO 8601 in UTC */
  readonly opens?: string
  readonly closes?: string
}

/** A list of candidates as it was read. */
export interface CandidateList {
  readonly candidates: readonly Candidate[]
  /** where each stands and how its window was written, by candidate */
  readonly rows: ReadonlyMap<string, CandidateRow>
}

export interface CandidateRow {
  /** from 1 */
  readonly line: number
  /** with their zone, as they stand in the list; '' where there is none */
  readonly opens: string
  readonly closes: string
}

/** What is wrong with a list of candidates, each with its line. */
export class CandidatesError extends Error {
  override readonly name = 'CandidatesError'
}

const COLUMNS = ['candidate', 'time', 'plain_editor', 'signals', 'breaks', 'opens', 'closes'] as const
type Column = (typeof COLUMNS)[number]
type Row = Readonly<Partial<Record<Column, string>>>

const DECIMAL_COMMA = /^\d{1,2},\d+$/
/** Faults that are told before the rest is only counted. */
const MOST_TOLD = 20
const MOST_CANDIDATES = 100_000

/**
 * Reads a list of candidates (RFC 4180): a column `candidate`, and `time` (a factor from 1 to 10, or `none` for no limit),
 * `plain_editor`, `signals`, `breaks` (`yes` or `no`), `opens` and `closes` (ISO 8601 with a zone) where they are wanted.
 * Accommodations carry no reason: none is asked for, and none is kept.
 *
 * @param file for what is said
 * @returns candidates in their order
 * @throws CandidatesError with every fault, up to twenty
 */
export function readCandidates(bytes: Uint8Array, file: string): CandidateList {
  const faults: string[] = []
  const { records, faults: broken } = csvRecords(bytes)
  for (const { line, message } of broken) faults.push(`${file}:${line}: ${message}`)
  const [header, ...rows] = records.map(({ cells, line }) => ({ cells: cells.map(({ text }) => text), line }))
  const names = header?.cells ?? []
  const unknown = names.filter((name) => !COLUMNS.some((column) => column === name))
  if (header === undefined)
    faults.push(`${file}: the file is empty, expected a line of names: candidate,time,…`)
  else if (names.length === 1 && /[;\t]/.test(names[0] ?? ''))
    faults.push(
      `${file}:${header.line}: ${names[0]?.includes(';') ? 'semicolons' : 'tabs'} stand between the cells, expected commas: save it as CSV with commas, and write numbers with a point, such as 1.5`,
    )
  else if (unknown.length > 0)
    faults.push(
      `${file}:${header.line}: unexpected column ${unknown.map(quoted).join(', ')}, expected some of ${COLUMNS.join(', ')}. Names and addresses stay out of this file: nothing of them is needed`,
    )
  else if (!names.includes('candidate'))
    faults.push(`${file}:${header.line}: missing column candidate, by which you will know whose result it is`)
  else if (new Set(names).size < names.length) faults.push(`${file}:${header.line}: unexpected column twice`)
  const seen = new Map<string, CandidateRow>()
  const candidates: Candidate[] = []
  if (faults.length === 0) {
    if (rows.length === 0) faults.push(`${file}: no candidates, expected a line for each`)
    if (rows.length > MOST_CANDIDATES)
      faults.push(
        `${file}: ${rows.length} candidates, expected ${MOST_CANDIDATES} at most; seal them in parts`,
      )
    for (const { cells, line } of rows) {
      const place = `${file}:${line}`
      if (cells.length !== names.length) {
        faults.push(
          `${place}: ${cells.length} cells, expected ${names.length}${cells.length > names.length ? decimalComma(cells) : ''}`,
        )
        continue
      }
      const row: Row = Object.fromEntries(names.map((name, at) => [name, cells[at]?.trim() ?? '']))
      const candidate = readRow(row, place, faults)
      if (candidate === undefined) continue
      const first = seen.get(candidate.candidate)
      if (first !== undefined)
        faults.push(`${place}: candidate ${quoted(candidate.candidate)} again, first in line ${first.line}`)
      else {
        seen.set(candidate.candidate, { line, opens: row.opens ?? '', closes: row.closes ?? '' })
        candidates.push(candidate)
      }
    }
  }
  if (faults.length === 0) return { candidates, rows: seen }
  const more = faults.length > MOST_TOLD ? [`and ${faults.length - MOST_TOLD} more faults`] : []
  throw new CandidatesError([...faults.slice(0, MOST_TOLD), ...more].join('\n'))
}

function readRow(row: Row, place: string, faults: string[]): Candidate | undefined {
  const before = faults.length
  const { candidate = '' } = row
  if (candidate === '') faults.push(`${place}: missing candidate`)
  if (/\p{C}/u.test(candidate) || candidate.length > 200)
    faults.push(`${place}: candidate has signs that nobody sees, or more than 200`)
  if (candidate.includes('\u{fffd}'))
    faults.push(`${place}: candidate has a sign that is not UTF-8: save the file as UTF-8`)
  const flag = (column: Column, otherwise: boolean): boolean => {
    const text = (row[column] ?? '').toLowerCase()
    if (text === '') return otherwise
    if (text === 'yes' || text === 'no') return text === 'yes'
    faults.push(`${place}: ${column} is ${quoted(text)}, expected yes or no`)
    return otherwise
  }
  const accommodations: Accommodations = {
    timeMultiplier: readTime(row.time ?? '', place, faults),
    plainEditor: flag('plain_editor', false),
    signals: flag('signals', true),
    ...(flag('breaks', false) && { breaks: true }),
  }
  const opens = readMoment('opens', row, place, faults)
  const closes = readMoment('closes', row, place, faults)
  if (opens !== undefined && closes !== undefined && opens >= closes)
    faults.push(`${place}: closes ${row.closes} is not after opens ${row.opens}`)
  if (faults.length > before) return undefined
  return {
    candidate,
    accommodations,
    ...(opens !== undefined && { opens }),
    ...(closes !== undefined && { closes }),
  }
}

function readTime(text: string, place: string, faults: string[]): number | null {
  if (text === '') return 1
  if (text.toLowerCase() === 'none') return null
  const factor = Number(text)
  if (factor >= 1 && factor <= 10) return factor
  const way = DECIMAL_COMMA.test(text)
    ? `a point in place of the comma: ${text.replace(',', '.')}`
    : 'a factor from 1 to 10, or none for no limit'
  faults.push(`${place}: time is ${quoted(text)}, expected ${way}`)
  return 1
}

/** What a comma in a number makes of a line: two cells. */
function decimalComma(cells: readonly string[]): string {
  const at = cells.findIndex((cell, k) => DECIMAL_COMMA.test(`${cell.trim()},${cells[k + 1]?.trim() ?? ''}`))
  if (at < 0) return ''
  const [whole = '', part = ''] = [cells[at]?.trim(), cells[at + 1]?.trim()]
  return `. Where ${whole},${part} is one number, write ${whole}.${part}`
}

function readMoment(
  column: 'opens' | 'closes',
  row: Row,
  place: string,
  faults: string[],
): string | undefined {
  const text = row[column] ?? ''
  if (text === '') return undefined
  const hasZone = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
  const time = hasZone ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(time)) return new Date(time).toISOString()
  faults.push(
    `${place}: ${column} is ${quoted(text)}, expected a moment with its zone, such as 2026-12-01T09:00+01:00`,
  )
  return undefined
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 60))
}
