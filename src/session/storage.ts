import type { SessionEvent } from '#schemas/event'
import { encodeLog, verifyChain, type LogEvent } from '#log'
import type { Problem } from '../workers/storage/problem.ts'
import type { Guard, Reply, Request, SessionSummary } from '../workers/storage/protocol.ts'
import type { Fact } from '../workers/storage/recover.ts'
import { openChannel, type StorageChannel } from './storage-channel.ts'
import { listMarkers, readMarker, removeMarker, writeMarker } from './storage-marker.ts'
import { createRecorder, type Recorder } from './storage-recorder.ts'
import { isGraded } from './stored-session.ts'

/** Longest wait for opening, reading or listing, in milliseconds: includes loading the worker. */
const OPEN_LIMIT_MS = 15_000
/** Events that are written at once on import: few enough that a slow disk takes them in time. */
const IMPORT_BATCH = 500

/** What came of opening a session's storage. */
export type StorageState =
  | {
      readonly type: 'open'
      readonly recorder: Recorder
      /** What had been recorded: empty for a session that begins. */
      readonly events: readonly SessionEvent[]
      /** When it began, in milliseconds since 1970-01-01 UTC. */
      readonly created: number
      /** What was found out of order, to be told. */
      readonly facts: readonly Fact[]
      readonly guard: Guard
    }
  /** Another tab writes this session. `retry` waits for it to end. */
  | { readonly type: 'locked'; readonly retry: (waitMs: number) => Promise<StorageState> }
  /** It had begun, and no store holds it any more: empty is not new. */
  | { readonly type: 'lost'; readonly expectedEvents: number; readonly problems: readonly Problem[] }
  /** It holds events that cannot be read here, as of a newer version; the log can be downloaded as it is. */
  | { readonly type: 'unreadable'; readonly seq: number; readonly message: string; readonly log: string }
  /** Nothing can be stored here. The recorder keeps everything in memory, and tries again. */
  | { readonly type: 'unavailable'; readonly recorder: Recorder; readonly problems: readonly Problem[] }

/** How to open. */
export interface StorageOptions {
  /** Whether the session may begin now. Resuming must find it: otherwise it is lost, not new. */
  readonly create: boolean
  /** How long to wait for another tab, in milliseconds; 0 asks only. */
  readonly waitMs?: number
  /** Starts the storage worker. */
  readonly createWorker?: () => Worker
}

/**
 * Opens the storage of one session, for one writer.
 *
 * @param session Id of the session: letters, digits, `-`, `_`.
 * @param options Whether it may begin, and how long to wait.
 * @returns A state for the page to act on; never rejects.
 */
export async function openStorage(session: string, options: StorageOptions): Promise<StorageState> {
  const { create, waitMs = 0, createWorker = startWorker } = options
  const channel = openChannel(createWorker)
  const request: Request = { type: 'open', session, create, expected: readMarker(session), waitMs }
  const reply = await channel.ask(request, OPEN_LIMIT_MS + waitMs)
  if (reply?.type === 'opened') return opened(session, reply, channel, createWorker)
  if (reply?.type === 'locked') {
    channel.end()
    return { type: 'locked', retry: (retryMs) => openStorage(session, { ...options, waitMs: retryMs }) }
  }
  if (reply?.type === 'lost') {
    channel.end()
    return { type: 'lost', expectedEvents: Math.max(0, reply.expected - 1), problems: reply.problems }
  }
  const problems = reply?.type === 'unavailable' ? reply.problems : NO_WORKER
  const recorder = createRecorder({
    session,
    channel,
    isOpen: false,
    createWorker,
    events: [],
    saved: 0,
    problems,
  })
  return { type: 'unavailable', recorder, problems }
}

/** What a list of sessions to resume shows. */
export interface StoredSessions {
  readonly sessions: readonly SessionSummary[]
  /** Sessions that had begun here and that no store holds any more. */
  readonly lost: readonly string[]
  readonly problems: readonly Problem[]
}

/**
 * The sessions on this machine, latest first. Also shows those that another tab has open.
 *
 * @param createWorker Starts the storage worker.
 * @returns The list; empty with a problem where storage cannot be read.
 */
export async function listSessions(createWorker: () => Worker = startWorker): Promise<StoredSessions> {
  const reply = await askOnce({ type: 'list' }, createWorker)
  if (reply?.type !== 'sessions') return { sessions: [], lost: [], problems: NO_WORKER }
  const { sessions, problems } = reply
  const held = new Set(sessions.map(({ session }) => session))
  const lost = problems.length > 0 ? [] : listMarkers().filter((session) => !held.has(session))
  return { sessions, lost, problems }
}

/** The same without attempts at graded tests, which are no part of anybody's practice. */
export async function listPractice(): Promise<StoredSessions> {
  const { sessions, lost, problems } = await listSessions()
  return {
    sessions: sessions.filter(({ session }) => !isGraded(session)),
    lost: lost.filter((session) => !isGraded(session)),
    problems,
  }
}

/**
 * The export file of a stored session, for download.
 *
 * @param session Id of the session.
 * @param createWorker Starts the storage worker.
 * @returns The text of the file; `undefined` where nothing can be read.
 */
export async function exportSession(
  session: string,
  createWorker: () => Worker = startWorker,
): Promise<string | undefined> {
  const reply = await askOnce({ type: 'read', session }, createWorker)
  return reply?.type === 'log' && reply.events.length > 0 ? encodeLog(reply.events) : undefined
}

/** A stored log after its chain and its form were checked, or why it cannot be trusted. */
export type ReadLog =
  | { readonly ok: true; readonly events: readonly SessionEvent[] }
  | { readonly ok: false; readonly message: string }

/**
 * Reads the logs of many sessions, one after the other, with one worker. While one is looked at, the next is on its way.
 *
 * @param sessions Their ids.
 * @param createWorker Starts the storage worker.
 * @returns One entry per session, in this order; never throws.
 */
export async function* readSessions(
  sessions: readonly string[],
  createWorker: () => Worker = startWorker,
): AsyncGenerator<{ readonly session: string; readonly log: ReadLog }> {
  for await (const { session, events } of readEach(sessions, createWorker))
    yield { session, log: await readLogIn(events) }
}

/**
 * The export files of many sessions, as `exportSession` gives one; also of what cannot be read here.
 *
 * @param sessions Their ids.
 * @param createWorker Starts the storage worker.
 * @returns One entry per session, in this order; `undefined` where nothing can be read.
 */
export async function* exportSessions(
  sessions: readonly string[],
  createWorker: () => Worker = startWorker,
): AsyncGenerator<{ readonly session: string; readonly file: string | undefined }> {
  for await (const { session, events } of readEach(sessions, createWorker))
    yield { session, file: events.length > 0 ? logOf(events) : undefined }
}

async function* readEach(
  sessions: readonly string[],
  createWorker: () => Worker,
): AsyncGenerator<{ readonly session: string; readonly events: readonly LogEvent[] }> {
  let channel = openChannel(createWorker)
  const ask = (session: string | undefined): Promise<Reply | undefined> => {
    if (session === undefined) return Promise.resolve(undefined)
    // One log that a worker dies of must not hide the others.
    if (!channel.isAlive()) channel = openChannel(createWorker)
    return channel.ask({ type: 'read', session }, OPEN_LIMIT_MS)
  }
  try {
    let coming = ask(sessions[0])
    for (const [place, session] of sessions.entries()) {
      const reply = await coming
      coming = ask(sessions[place + 1])
      yield { session, events: reply?.type === 'log' ? reply.events : [] }
    }
  } finally {
    channel.end()
  }
}

async function readLogIn(events: readonly LogEvent[]): Promise<ReadLog> {
  if (events.length === 0) return { ok: false, message: 'No store gave anything of it' }
  const chain = verifyChain(events)
  return chain.ok ? parseEvents(events) : chain
}

/** What came of putting a log into the stores. */
export type ImportedSession =
  | { readonly type: 'added' }
  /** The session is here already, whatever it holds; nothing was changed. */
  | { readonly type: 'exists' }
  | {
      readonly type: 'failed'
      readonly problems: readonly Problem[]
      /** Whether something was written, which is then taken away again. */
      readonly hasBegun: boolean
    }

/**
 * Puts whole logs into every store, one after the other with one worker, as if the sessions had been taken here.
 *
 * @param logs Each with the id of its session; its chain is checked again by the worker, event by event.
 * @param createWorker Starts the storage worker.
 * @returns One entry per log, in this order: whether it is durable; where it is not, nothing of it stays. Never throws.
 */
export async function* importSessions(
  logs: readonly { readonly session: string; readonly events: readonly SessionEvent[] }[],
  createWorker: () => Worker = startWorker,
): AsyncGenerator<ImportedSession> {
  let channel = openChannel(createWorker)
  try {
    for (const { session, events } of logs) {
      if (!channel.isAlive()) channel = openChannel(createWorker)
      const imported = await importInto(channel, session, events)
      // A new worker, as the old one may be what failed.
      if (imported.type === 'failed' && imported.hasBegun) await removeSession(session, createWorker)
      yield imported
    }
  } finally {
    channel.end()
  }
}

async function importInto(
  channel: StorageChannel,
  session: string,
  events: readonly SessionEvent[],
): Promise<ImportedSession> {
  const open: Request = { type: 'open', session, create: true, expected: 0, waitMs: 0 }
  const reply = await channel.ask(open, OPEN_LIMIT_MS)
  if (reply?.type === 'locked') return { type: 'exists' }
  if (reply?.type !== 'opened')
    return {
      type: 'failed',
      problems: reply?.type === 'unavailable' ? reply.problems : NO_WORKER,
      hasBegun: false,
    }
  if (reply.events.length > 0) {
    await channel.ask({ type: 'close' }, OPEN_LIMIT_MS)
    return { type: 'exists' }
  }
  let problems: readonly Problem[] = NO_WORKER
  let saved = 0
  while (saved < events.length) {
    const part = events.slice(saved, saved + IMPORT_BATCH)
    const appended = await channel.ask({ type: 'append', events: part }, OPEN_LIMIT_MS)
    if (appended?.type !== 'saved') {
      if (appended?.type === 'unsaved') problems = appended.problems
      break
    }
    saved += part.length
  }
  await channel.ask({ type: 'close' }, OPEN_LIMIT_MS)
  if (saved < events.length) return { type: 'failed', problems, hasBegun: true }
  writeMarker(session, events.length + 1)
  return { type: 'added' }
}

/**
 * Removes a session from every store, for good.
 *
 * @param session Id of the session.
 * @param createWorker Starts the storage worker.
 * @returns `locked` while a tab has it open; `failed` where a store could not be reached, which then still holds it.
 */
export async function removeSession(
  session: string,
  createWorker: () => Worker = startWorker,
): Promise<'removed' | 'locked' | 'failed'> {
  for await (const outcome of removeSessions([session], createWorker)) return outcome
  return 'failed'
}

/**
 * Removes many sessions with one worker, each as `removeSession` does.
 *
 * @param sessions Their ids.
 * @param createWorker Starts the storage worker.
 * @returns What became of each, in this order; never throws.
 */
export async function* removeSessions(
  sessions: readonly string[],
  createWorker: () => Worker = startWorker,
): AsyncGenerator<'removed' | 'locked' | 'failed'> {
  let channel = openChannel(createWorker)
  try {
    for (const session of sessions) {
      if (!channel.isAlive()) channel = openChannel(createWorker)
      const reply = await channel.ask({ type: 'remove', session }, OPEN_LIMIT_MS)
      if (reply?.type === 'locked') yield 'locked'
      else if (reply?.type !== 'removed' || reply.problems.some(({ reason }) => reason !== 'unsupported'))
        yield 'failed'
      else {
        removeMarker(session)
        yield 'removed'
      }
    }
  } finally {
    channel.end()
  }
}

async function opened(
  session: string,
  reply: Extract<Reply, { type: 'opened' }>,
  channel: StorageChannel,
  createWorker: () => Worker,
): Promise<StorageState> {
  const { created, facts, guard, problems } = reply
  const read = await parseEvents(reply.events)
  if (!read.ok) {
    await channel.ask({ type: 'close' }, OPEN_LIMIT_MS)
    channel.end()
    return { type: 'unreadable', seq: read.seq, message: read.message, log: logOf(reply.events) }
  }
  const { events } = read
  writeMarker(session, events.length + 1)
  const recorder = createRecorder({
    session,
    channel,
    isOpen: true,
    createWorker,
    events,
    saved: events.length,
    problems,
  })
  return { type: 'open', recorder, events, created, facts, guard }
}

type ReadEvents =
  | { readonly ok: true; readonly events: readonly SessionEvent[] }
  | { readonly ok: false; readonly seq: number; readonly message: string }

/** Checks what was stored, perhaps by another version of the site. Only who resumes loads the validator. */
async function parseEvents(stored: readonly LogEvent[]): Promise<ReadEvents> {
  if (stored.length === 0) return { ok: true, events: [] }
  const schema = await import('#schemas/event').catch(() => undefined)
  if (schema === undefined)
    return {
      ok: false,
      seq: 0,
      message: 'The part of the site that reads stored sessions could not be loaded',
    }
  const events: SessionEvent[] = []
  for (const [seq, event] of stored.entries()) {
    const parsed = schema.eventSchema.parse(event)
    if (!parsed.ok) {
      const words = parsed.faults.map(({ path, message }) => `${path || 'event'} ${message}`).join('; ')
      return { ok: false, seq, message: `Unexpected ${event.type}: ${words}` }
    }
    events.push(parsed.value)
  }
  return { ok: true, events }
}

function logOf(events: readonly LogEvent[]): string {
  return verifyChain(events).ok ? encodeLog(events) : JSON.stringify(events)
}

async function askOnce(request: Request, createWorker: () => Worker): Promise<Reply | undefined> {
  const channel = openChannel(createWorker)
  const reply = await channel.ask(request, OPEN_LIMIT_MS)
  channel.end()
  return reply
}

function startWorker(): Worker {
  return new Worker(new URL('../workers/storage.ts', import.meta.url), { type: 'module', name: 'storage' })
}

const NO_WORKER: readonly Problem[] = [
  { store: 'indexeddb', reason: 'silent', detail: 'the storage worker did not answer' },
  { store: 'opfs', reason: 'silent', detail: 'the storage worker did not answer' },
]
