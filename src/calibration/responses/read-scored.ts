import { decodeLog } from '#log'
import type { SessionEvent } from '#schemas/event'
import { resultSchema } from '#schemas/result'

/** First scores of a session that count. */
export interface ScoredSession {
  readonly attempt: string
  readonly languages: string
  readonly test: string
  readonly bank: string
  readonly release: string
  readonly scores: readonly {
    readonly id: string
    readonly version: string
    readonly category: number
    /** Highest category that the item has, ≥ 1. */
    readonly max: number
  }[]
}

/** A result that was rejected: the log's name, and the first reason. */
interface Rejected {
  readonly name: string | undefined
  readonly reason: string | undefined
}

/** Sessions of one file, or why it holds none. */
export type ReadScored =
  | {
      readonly ok: true
      readonly sessions: readonly ScoredSession[]
      readonly rejected: readonly Rejected[]
      /** Whether the scores are a log's own, computed again by nobody. */
      readonly isLog: boolean
    }
  | { readonly ok: false; readonly message: string }

/** Reads what `assay score --json` prints, a result, or a log. */
export function readScored(bytes: Uint8Array): ReadScored {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    const reason = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : ''
    return { ok: false, message: `Unexpected text that is not JSON: ${reason}` }
  }
  if (isRecord(value) && value['kind'] === 'assay-log') return readLogOf(bytes)
  if (isRecord(value) && value['kind'] === 'assay-result') {
    const parsed = resultSchema.parse(value)
    if (parsed.ok) return readLogOf(JSON.stringify(parsed.value.log))
    const place = parsed.faults[0]?.path ?? ''
    return { ok: false, message: `Unexpected result at \`${place}\`, expected one that Assay wrote` }
  }
  const sessions: ScoredSession[] = []
  const rejected: Rejected[] = []
  for (const entry of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
    const read = readEntry(entry)
    if (read === undefined)
      return {
        ok: false,
        message: 'Unexpected content, expected what `assay score --json` prints, a result, or a log',
      }
    if ('attempt' in read) sessions.push(read)
    else rejected.push(read)
  }
  return { ok: true, sessions, rejected, isLog: false }
}

/** The chain of a log is checked; its scores are taken as they are. */
function readLogOf(content: string | Uint8Array): ReadScored {
  const log = decodeLog(content)
  if (!log.ok)
    return { ok: false, message: log.seq === undefined ? log.message : `Event ${log.seq}: ${log.message}` }
  const session = sessionOf(log.events)
  return session
    ? { ok: true, sessions: [session], rejected: [], isLog: true }
    : { ok: false, message: 'Unexpected log that does not begin with a start event' }
}

function sessionOf(events: readonly SessionEvent[]): ScoredSession | undefined {
  const [start] = events
  if (start?.type !== 'start') return undefined
  const { attempt, languages, test, bank, release, seen = [] } = start.data
  const versions = new Map<string, string>()
  const done = new Set(seen)
  const scores: ScoredSession['scores'][number][] = []
  for (const event of events) {
    if (event.type === 'present') versions.set(event.data.item, event.data.version)
    else if (event.type === 'hint' && event.data.cost === 'key') done.add(event.data.item)
    else if (event.type === 'score' && !done.has(event.data.item)) {
      const { item: id, score } = event.data
      done.add(id)
      scores.push({ id, version: versions.get(id) ?? '', category: score.category, max: score.max })
    }
  }
  return { attempt, languages: languages.join('+'), test: test.id, bank, release: release.version, scores }
}

/** An entry of what `assay score --json` prints; undefined for anything else. */
function readEntry(entry: unknown): ScoredSession | Rejected | undefined {
  if (!isRecord(entry)) return undefined
  const { file, status, reasons, session, items } = entry
  if (status === 'rejected' && Array.isArray(reasons))
    return { name: textOf(file), reason: textOf((reasons as readonly unknown[])[0]) }
  if ((status !== 'accepted' && status !== 'flagged') || !isRecord(session) || !Array.isArray(items))
    return undefined
  const { attempt, languages, test, bank, release } = session
  if (
    typeof attempt !== 'string' ||
    !Array.isArray(languages) ||
    typeof test !== 'string' ||
    typeof bank !== 'string' ||
    typeof release !== 'string'
  )
    return undefined
  const scores: ScoredSession['scores'][number][] = []
  for (const item of items as readonly unknown[]) {
    if (!isRecord(item)) return undefined
    const { id, version, category, max, uncounted } = item
    // Not scored, or scored after the answer was known. Items on trial count for nothing but this.
    if (category === undefined || (uncounted !== undefined && uncounted !== 'pretest')) continue
    if (typeof id !== 'string' || typeof version !== 'string' || !isCount(category) || !isCount(max))
      return undefined
    scores.push({ id, version, category, max })
  }
  return { attempt, languages: languages.join('+'), test, bank, release, scores }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
