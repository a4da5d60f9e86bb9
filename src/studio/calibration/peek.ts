import { csvRecords } from '#calibration/responses/csv-records'
import { SCORE_COLUMNS } from '#calibration/responses/score-columns'
import type { DroppedResponses } from '../../workers/calibrate/protocol.ts'

/** What the beginning of responses tells, so that choices can be offered. Nothing here refuses anything. */
export interface Peeked {
  /** columns that may hold groups; undefined where the beginning does not tell */
  readonly groups: readonly string[] | undefined
  /** the one column of a wide table that has nothing but words in it: it can hold no scores */
  readonly group?: string
  /** whether an AI policy can be chosen: a table of scores, or what may be one */
  readonly hasPolicies: boolean
  /** whether there are scores above 1; undefined where the beginning does not tell */
  readonly hasSeveralScores: boolean | undefined
}

/** What sessions can be grouped by, of scored results. */
const SESSION_GROUPS = ['languages', 'test', 'bank', 'release']
/** Bytes that are looked at. */
const FIRST = 1 << 16
/** Columns beyond which none is offered as a group: so wide a table has its items in them. */
const MOST_OFFERED = 200

/** Looks at the beginning of responses. Never rejects: what is damaged is told by whoever reads all of it. */
export async function peek(responses: DroppedResponses): Promise<Peeked> {
  if (responses.type === 'folder')
    return { groups: SESSION_GROUPS, hasPolicies: false, hasSeveralScores: undefined }
  const { file } = responses
  if (/\.parquet$/i.test(file.name))
    return { groups: undefined, hasPolicies: true, hasSeveralScores: undefined }
  try {
    const bytes = new Uint8Array(await file.slice(0, FIRST).arrayBuffer())
    const whole = file.size <= FIRST ? bytes : bytes.subarray(0, bytes.lastIndexOf(10) + 1)
    return /\.(jsonl|ndjson)$/i.test(file.name) ? peekLines(whole) : peekTable(whole)
  } catch {
    return { groups: undefined, hasPolicies: false, hasSeveralScores: undefined }
  }
}

function peekTable(bytes: Uint8Array): Peeked {
  const [first, ...records] = csvRecords(bytes).records
  const names = first?.cells.map(({ text }) => text) ?? []
  const isLong = names.includes('item') && names.includes('score')
  const scored = names.flatMap((name, column) =>
    (isLong ? name === 'score' : name !== 'person') ? [column] : [],
  )
  const others = names.filter(
    (name) => name !== '' && name !== 'person' && !(isLong && (name === 'item' || name === 'score')),
  )
  // a column with a word in it holds no scores, or a mistake: such are offered alone where there are any
  const textsOf = (name: string): readonly string[] => {
    const column = names.indexOf(name)
    return records.map(({ cells }) => cells[column]?.text ?? '').filter((text) => text.trim() !== '')
  }
  const worded = others.filter((name) => textsOf(name).some(isWord))
  // what holds nothing else is no mistake
  const [only, ...more] = worded.filter((name) => textsOf(name).every(isWord))
  return {
    ...(!isLong && only !== undefined && more.length === 0 ? { group: only } : {}),
    groups: isLong || worded.length > 0 ? (isLong ? others : worded) : others.slice(0, MOST_OFFERED),
    hasPolicies: false,
    hasSeveralScores:
      records.length === 0
        ? undefined
        : records.some(({ cells }) => scored.some((column) => isSeveral(cells[column]?.text ?? ''))),
  }
}

function peekLines(bytes: Uint8Array): Peeked {
  const rows = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
  const names = Object.keys(rows[0] ?? {})
  const isTable = Object.keys(SCORE_COLUMNS).every((name) => names.includes(name))
  const scores = rows.flatMap(({ score, responses }) =>
    typeof responses === 'object' && responses !== null ? Object.values(responses) : [score],
  )
  return {
    groups: isTable
      ? SESSION_GROUPS
      : names.filter((name) => !['person', 'item', 'score', 'responses'].includes(name)),
    hasPolicies: isTable,
    hasSeveralScores:
      rows.length === 0 ? undefined : scores.some((score) => typeof score === 'number' && score > 1),
  }
}

function isWord(text: string): boolean {
  return text.trim() !== '' && !/^\d+$/.test(text.trim())
}

function isSeveral(text: string): boolean {
  return /^\d+$/.test(text.trim()) && Number(text) > 1
}
