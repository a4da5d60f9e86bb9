import { decodeLog, parseJson } from '#log'
import type { SessionEvent } from '#schemas/event'
import { historySchema, type HistoryFile } from '#schemas/history'
import { sessionPrefix } from '../session/stored-session.ts'

/** Largest file that is read, in bytes (included). A session is some 30 kB, so this is more than a thousand of them. */
export const LARGEST_HISTORY = 50 * 1024 * 1024

/** Largest file that is written, in characters, so that what comes out can go in again even where each takes 3 bytes. */
const LARGEST_PART = LARGEST_HISTORY / 3

/** The log of one session as its own export file. */
export interface SessionText {
  readonly session: string
  readonly log: string
}

/**
 * Writes sessions as files that {@link readHistoryFile} takes back.
 *
 * @param sessions In the order of the files.
 * @returns One text, or several where one would be too large to read.
 */
export function historyFiles(sessions: readonly SessionText[]): readonly string[] {
  const parts: SessionText[][] = [[]]
  let size = 0
  for (const session of sessions) {
    // Quotes and line breaks of the log double in a JSON string.
    const length = JSON.stringify(session.log).length
    if (size > 0 && size + length > LARGEST_PART) {
      parts.push([])
      size = 0
    }
    parts.at(-1)?.push({ session: session.session, log: session.log })
    size += length
  }
  return parts.map((part) => {
    const file: HistoryFile = { version: 1, kind: 'assay-history', sessions: part }
    return `${JSON.stringify(file)}\n`
  })
}

/** One session of a file, checked to its last event, or why it is none. */
export type SessionInFile =
  | { readonly ok: true; readonly session: string; readonly events: readonly SessionEvent[] }
  | { readonly ok: false; readonly session: string; readonly message: string }

/** A file that was read, or why it is none of ours. Each session in it stands for itself. */
export type ReadHistoryFile =
  | { readonly ok: true; readonly sessions: readonly SessionInFile[] }
  | { readonly ok: false; readonly message: string }

/**
 * Reads a file that a candidate chose, and trusts nothing in it: the form of the file, each log's chain and events, and
 * that each name belongs to its log.
 *
 * @param text Of the file; at most {@link LARGEST_HISTORY} bytes, which is for the caller to see to.
 */
export function readHistoryFile(text: string): ReadHistoryFile {
  const json = parseJson(text, DEEPEST_FILE)
  if (!json.ok) return json
  const { value } = json
  if (kindOf(value) === 'assay-log')
    return { ok: true, sessions: [checkSession({ session: undefined, log: text })] }
  if (kindOf(value) !== 'assay-history')
    return { ok: false, message: 'Unexpected content, expected a history that Assay exported' }
  const parsed = historySchema.parse(value)
  if (!parsed.ok) {
    const words = parsed.faults.map(({ path, message }) => `${path || 'file'} ${message}`).join('; ')
    return { ok: false, message: `Unexpected form: ${words}` }
  }
  return { ok: true, sessions: parsed.value.sessions.map(checkSession) }
}

/** Deepest nesting of a file: a history is four levels deep, a log of its own holds values of items. */
const DEEPEST_FILE = 1000

function checkSession(given: { readonly session: string | undefined; readonly log: string }): SessionInFile {
  const decoded = decodeLog(given.log)
  if (!decoded.ok) return { ok: false, session: given.session ?? '', message: decoded.message }
  const [start] = decoded.events
  if (start?.type !== 'start')
    return {
      ok: false,
      session: given.session ?? '',
      message: 'Unexpected first event, expected the start of a session',
    }
  const session = sessionPrefix(start.data.test.id) + start.data.attempt
  if (given.session !== undefined && given.session !== session)
    return {
      ok: false,
      session: given.session,
      message: `Unexpected name, the log in it is that of ${session}`,
    }
  return { ok: true, session, events: decoded.events }
}

function kindOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (value as { readonly kind?: unknown }).kind : undefined
}
