import { SCORE_COLUMNS, type ScoreRow } from './score-columns.ts'

/** @returns a row of a table of scores; why it is none, in words */
export function readScoreRow(value: unknown): ScoreRow | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'Unexpected value, expected an object'
  const row: Record<string, unknown> = {}
  for (const [name, type] of Object.entries(SCORE_COLUMNS)) {
    const given: unknown = Reflect.get(value, name)
    // Parquet that went through another program has integers of 64 bits
    const cell = typeof given === 'bigint' ? Number(given) : given
    if (cell !== null && !(type === 'text' ? typeof cell === 'string' : isCount(cell)))
      return `Unexpected \`${name}\`, expected ${type === 'text' ? 'a text' : 'a whole number from 0'} or null`
    row[name] = cell
  }
  const { status, policy, item, uncounted } = row
  if (status !== 'accepted' && status !== 'flagged' && status !== 'rejected')
    return 'Unexpected `status`, expected accepted, flagged or rejected'
  if (policy !== null && policy !== 'forbidden' && policy !== 'allowed')
    return 'Unexpected `policy`, expected forbidden, allowed or null'
  const needed = ['person', 'item', 'version', 'position', 'test', 'bank', 'release', 'languages']
  const missing = needed.find((name) => row[name] === null)
  if (status !== 'rejected' && missing !== undefined) return `Missing \`${missing}\``
  const isScored = item !== null && uncounted === null
  if (isScored && (row['score'] === null || row['max'] === null || row['max'] === 0))
    return 'Missing `score` or `max` of a response that counts'
  return row as unknown as ScoreRow
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
