import { csvRecords } from '#calibration/responses/csv-records'
import { otherFormOf } from '#calibration/responses/other-form'
import { SCORE_COLUMNS } from '#calibration/responses/score-columns'
import { calibration as words } from '../../text/calibration.ts'
import type { DroppedResponses } from '../../workers/calibrate/protocol.ts'
import { headerFault, MOST_OFFERED, SESSION_GROUPS, unreadable, type Peeked, type Unread } from './peeked.ts'

/** Bytes that are looked at. */
const FIRST = 1 << 16

/** Looks at the beginning of responses. Never rejects: what is damaged further on is told by whoever reads all of it. */
export async function peek(responses: DroppedResponses): Promise<Peeked> {
  if (responses.type === 'folder')
    return { groups: SESSION_GROUPS, hasPolicies: false, hasSeveralScores: undefined }
  const { file } = responses
  if (file.size === 0) return unreadable(words.unread.empty)
  try {
    if (/\.parquet$/i.test(file.name)) {
      // its reader is needed by those alone who have such a file
      const { peekParquet } = await import('./peek-parquet.ts')
      return await peekParquet(file)
    }
    const bytes = new Uint8Array(await file.slice(0, FIRST).arrayBuffer())
    const strange = encodingOf(bytes)
    if (strange !== undefined) return unreadable(strange)
    const whole = file.size <= FIRST ? bytes : bytes.subarray(0, bytes.lastIndexOf(LF) + 1)
    // a first line that goes on beyond what is looked at
    if (whole.length === 0) return UNKNOWN
    return /\.(jsonl|ndjson)$/i.test(file.name) ? peekLines(whole) : peekTable(whole)
  } catch {
    return UNKNOWN
  }
}

/** Nothing is known, and columns can be written. */
const UNKNOWN: Peeked = { groups: undefined, hasPolicies: false, hasSeveralScores: undefined }
const LF = 10

/** What speaks against a text in UTF-8; the last character may go on beyond the bytes. */
function encodingOf(bytes: Uint8Array): Unread | undefined {
  const [one, two] = bytes
  if ((one === 0xff && two === 0xfe) || (one === 0xfe && two === 0xff)) return words.unread.utf16
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return words.unread.bytes
  }
  return bytes.includes(0) ? words.unread.bytes : undefined
}

function peekTable(bytes: Uint8Array): Peeked {
  const { records: all, faults } = csvRecords(bytes)
  const [first, ...records] = all
  if (first === undefined) return faults.length > 0 ? UNKNOWN : unreadable(words.unread.empty)
  const names = first.cells.map(({ text }) => text)
  const line = bytes.subarray(first.start, records[0]?.start ?? bytes.length)
  const fault = otherFormOf(line, first.cells) ?? headerFault(names)
  if (fault !== undefined) return unreadable(fault)
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
  const lines = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const [first] = lines
  if (first === undefined) return unreadable(words.unread.empty)
  if (!first.trim().startsWith('{')) return unreadable(words.unread.lines)
  const rows = lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
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
