import { isTagged, showValue, type Encoded } from '#schemas/value'
import type { ResultTable } from '#schemas/public-item'
import type { Execution } from '../program.ts'
import { describeOutcome, type Judgement } from '../judge.ts'

/** How two results are compared: `bag` for rows in any order, each as often as it comes; `ordered` for their order, too. */
export type CompareTables = 'bag' | 'ordered'

/** How far two real numbers may be apart, as a share: sums depend on the order in which rows are added. */
const tolerance = 1e-9

/** Rows of a judgement that are told apart, for the page. */
export interface TableDifference {
  /** Indexes of rows that should not be there */
  readonly extra: readonly number[]
  /** Indexes of expected rows that are not there */
  readonly missing: readonly number[]
  /** Whether the rows are right and their order is not */
  readonly isOrder: boolean
}

/** A judged result. */
export interface TableJudgement extends Judgement {
  /** The result, where there is one */
  readonly table?: ResultTable
  /** Where it differs, where its columns are right */
  readonly difference?: TableDifference
}

/**
 * Judges a result outside the sandbox: the names of its columns, in order and whatever their case, and its rows.
 *
 * @param execution of one database
 * @param expected what the reference gave on it
 */
export function judgeTable(
  execution: Execution,
  expected: ResultTable,
  compare: CompareTables,
): TableJudgement {
  const { outcome, case: id } = execution
  if (outcome.type !== 'returned')
    return { case: id, verdict: outcome.type, message: describeOutcome(outcome) }
  const table = outcome.value as unknown as ResultTable
  const columns = columnFault(table.columns, expected.columns)
  if (columns !== undefined) return { case: id, verdict: 'wrong_answer', message: columns, table }
  const difference = differenceOf(table.rows, expected.rows, compare)
  if (difference === undefined) return { case: id, verdict: 'passed', table }
  return { case: id, verdict: 'wrong_answer', message: describe(difference), table, difference }
}

function columnFault(found: readonly string[], expected: readonly string[]): string | undefined {
  const isSame =
    found.length === expected.length &&
    found.every((name, at) => name.toLowerCase() === expected[at]?.toLowerCase())
  if (isSame) return undefined
  return `Expected the columns ${expected.join(', ')}; found ${found.join(', ') || 'none'}`
}

function describe({ extra, missing, isOrder }: TableDifference): string {
  if (isOrder) return 'The rows are right, and their order is not'
  const rows = (count: number) => `${count} ${count === 1 ? 'row' : 'rows'}`
  if (missing.length === 0) return `${rows(extra.length)} too many`
  return extra.length === 0
    ? `${rows(missing.length)} missing`
    : `${rows(missing.length)} missing, and ${rows(extra.length)} not expected`
}

type Row = readonly Encoded[]

/** @returns undefined where the rows are the same */
function differenceOf(found: readonly Row[], expected: readonly Row[], compare: CompareTables) {
  if (compare === 'ordered' && isSameList(found, expected)) return undefined
  const { extra, missing } = unmatched(found, expected)
  const isOrder = extra.length === 0 && missing.length === 0
  return isOrder && compare === 'bag' ? undefined : { extra, missing, isOrder }
}

function isSameList(found: readonly Row[], expected: readonly Row[]): boolean {
  return found.length === expected.length && found.every((row, at) => isSameRow(row, expected[at] ?? []))
}

/** Pairs equal rows: first those of the same key, then those whose numbers are close. */
function unmatched(found: readonly Row[], expected: readonly Row[]) {
  const waiting = new Map<string, number[]>()
  expected.forEach((row, at) => {
    const key = row.map(keyOf).join('\n')
    waiting.set(key, [...(waiting.get(key) ?? []), at])
  })
  const unsure: number[] = []
  found.forEach((row, at) => {
    if (waiting.get(row.map(keyOf).join('\n'))?.shift() === undefined) unsure.push(at)
  })
  const missing = new Set([...waiting.values()].flat())
  const extra = unsure.filter((at) => {
    const near = [...missing].find((other) => isSameRow(found[at] ?? [], expected[other] ?? []))
    return near === undefined || !missing.delete(near)
  })
  return { extra, missing: [...missing].toSorted((one, other) => one - other) }
}

/** Equal for equal cells; real numbers that are close have other keys. */
function keyOf(cell: Encoded): string {
  return JSON.stringify(cell)
}

function isSameRow(found: Row, expected: Row): boolean {
  return found.length === expected.length && found.every((cell, at) => isSameCell(cell, expected[at] ?? null))
}

function isSameCell(found: Encoded, expected: Encoded): boolean {
  if (keyOf(found) === keyOf(expected)) return true
  if (typeof found !== 'number' || typeof expected !== 'number') return false
  // Integers are exact.
  if (Number.isSafeInteger(found) && Number.isSafeInteger(expected)) return false
  return Math.abs(found - expected) <= tolerance * Math.max(Math.abs(found), Math.abs(expected))
}

/** A cell as people read it: NULL by its name, text as it is, a blob as hexadecimal digits. */
export function showCell(cell: Encoded): string {
  if (cell === null) return 'NULL'
  if (typeof cell === 'string') return cell
  if (isTagged(cell) && cell.$ === 'bigint') return cell.v
  return showValue(cell)
}
