import type { SessionEvent } from '#schemas/event'
import { hashOf, type LogEvent } from '#log'
import type { Problem } from '../workers/storage/problem.ts'
import type { Reply } from '../workers/storage/protocol.ts'
import { openChannel, type StorageChannel } from './storage-channel.ts'
import { readMarker, writeMarker } from './storage-marker.ts'

/**
 * An event of typing is on the disk at most this long after it was recorded, writing time aside, in milliseconds. The
 * editors hold typing for 900 ms at most before it becomes an event: together not more than a second.
 */
const BATCH_MS = 80
/** Longest wait for one write, in milliseconds: then the worker is taken for dead. Doubles while that does not help. */
const WRITE_LIMIT_MS = 5000
const LONGEST_DOUBLING = 3
/** Longest wait for a new worker to open the session again, in milliseconds. */
const REOPEN_LIMIT_MS = 10_000
/** Within this time the browser lets go of what a dead worker held, in milliseconds. */
const TAKEOVER_MS = 1000
/** Pauses between attempts while nothing can be stored, in milliseconds; the last one repeats. */
const RETRY_MS: readonly number[] = [250, 1000, 2000, 5000]

/** How far the stores are behind, for the page to show. */
export interface StorageStatus {
  /** When the last event became durable, in milliseconds since 1970-01-01 UTC; `undefined` before the first. */
  readonly savedAt: number | undefined
  /** How many events are in memory alone. */
  readonly pending: number
  /** What is wrong: `degraded` one store only, `unsaved` none, `taken` another tab writes, `diverged` it has written. */
  readonly problem:
    | { readonly type: 'degraded' | 'unsaved' | 'taken' | 'diverged'; readonly problems: readonly Problem[] }
    | undefined
}

/** What became of an event. */
export type Saved =
  | { readonly type: 'saved' }
  /** It is in memory, and is tried again; `status` says why. */
  | { readonly type: 'unsaved'; readonly status: StorageStatus }

/** Records the events of one session. */
export interface Recorder {
  /**
   * Takes the next event. It is in memory at once and durable when the promise says `saved`.
   *
   * @param event The event that follows the last one.
   * @param options `strict` writes at once (submit, navigation); else within a tenth of a second, together with its neighbours.
   * @returns Whether it is durable; settles in any case, never rejects.
   */
  readonly append: (event: SessionEvent, options?: { readonly strict?: boolean }) => Promise<Saved>
  /** Writes what is pending now. */
  readonly flush: () => Promise<Saved>
  readonly status: () => StorageStatus
  /** @returns A function that ends the subscription. */
  readonly onStatus: (listener: (status: StorageStatus) => void) => () => void
  /** Everything recorded, saved or not: for a download when storage fails. */
  readonly events: () => readonly SessionEvent[]
  /** Writes what is pending, then lets go of the session. */
  readonly close: () => Promise<Saved>
}

interface RecorderOptions {
  readonly session: string
  readonly channel: StorageChannel
  /** Whether the worker behind the channel has the session open. */
  readonly isOpen: boolean
  readonly createWorker: () => Worker
  readonly events: readonly SessionEvent[]
  /** How many of them are durable. */
  readonly saved: number
  readonly problems: readonly Problem[]
}

/**
 * Keeps the stores up to date with a session, over dead workers and full disks.
 *
 * @param options The session, its open channel and what is stored already.
 * @returns The recorder; it also writes when the page is hidden or left.
 */
export function createRecorder(options: RecorderOptions): Recorder {
  const { session, createWorker } = options
  const events: SessionEvent[] = [...options.events]
  const listeners = new Set<(status: StorageStatus) => void>()
  const waiting: { readonly count: number; readonly settle: (saved: Saved) => void }[] = []
  let { channel, isOpen, saved, problems } = options
  let savedAt: number | undefined
  /** Whether another tab holds the session now. */
  let taken = false
  /** Whether another tab has recorded something else in it: there is no way back. */
  let diverged = false
  let failures = isOpen ? 0 : 1
  let timer: ReturnType<typeof setTimeout> | undefined
  /** when the timer was set; Infinity where none is */
  let scheduledAt = Infinity
  let writing: Promise<void> | undefined
  let closed = false

  const leave = (): void => void flush()
  const hide = (): void => {
    if (document.visibilityState === 'hidden') void flush()
  }
  addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', hide)
  return { append, flush, status, onStatus, events: () => events, close }

  function append(
    event: SessionEvent,
    { strict = false }: { readonly strict?: boolean } = {},
  ): Promise<Saved> {
    const last = events.at(-1)
    if (event.seq !== events.length || (last !== undefined && event.prev !== hashOf(last)))
      throw new RangeError(
        `Unexpected event number ${event.seq}, expected the one that follows ${events.length - 1}`,
      )
    events.push(event)
    const promise = durable(events.length)
    // Where the page is busy, timers come late.
    if (strict || (failures === 0 && performance.now() - scheduledAt >= BATCH_MS)) void write()
    else schedule(BATCH_MS)
    tell()
    return promise
  }

  function flush(): Promise<Saved> {
    if (saved === events.length) return Promise.resolve({ type: 'saved' })
    const promise = durable(events.length)
    void write()
    return promise
  }

  async function close(): Promise<Saved> {
    const last = await flush()
    closed = true
    clearTimeout(timer)
    removeEventListener('pagehide', leave)
    document.removeEventListener('visibilitychange', hide)
    if (channel.isAlive()) await channel.ask({ type: 'close' }, WRITE_LIMIT_MS)
    channel.end()
    return last
  }

  /** Settles when this many events are durable, or after an attempt that failed. */
  function durable(count: number): Promise<Saved> {
    return new Promise((settle) => waiting.push({ count, settle }))
  }

  function schedule(delayMs: number): void {
    if (!isActive() || timer !== undefined) return
    scheduledAt = performance.now()
    timer = setTimeout(() => void write(), delayMs)
  }

  function isActive(): boolean {
    return !closed && !diverged
  }

  /** One write at a time; what arrives meanwhile goes with the next one. */
  function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    scheduledAt = Infinity
    writing ??= writePending().finally(() => {
      writing = undefined
      settle()
      if (saved < events.length) schedule(0)
      tell()
    })
    return writing
  }

  async function writePending(): Promise<void> {
    while (saved < events.length && isActive()) {
      const done = (isOpen || (await reopen())) && (await send())
      if (done) failures = 0
      else if (!isOpen && failures === 0) {
        // The worker died: another one at once.
        failures = 1
        tell()
      } else {
        schedule(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? BATCH_MS)
        failures++
        return
      }
      settle()
    }
  }

  async function send(): Promise<boolean> {
    // A disk that is slow, not dead, gets the time that it needs in the end.
    const limitMs = WRITE_LIMIT_MS * 2 ** Math.min(failures, LONGEST_DOUBLING)
    const reply = await channel.ask({ type: 'append', events: events.slice(saved) }, limitMs)
    if (reply?.type === 'saved') {
      saved = Math.min(reply.next, events.length)
      savedAt = Date.now()
      problems = reply.problems
      writeMarker(session, saved + 1)
      return true
    }
    if (reply?.type === 'unsaved') problems = reply.problems
    else isOpen = false
    return false
  }

  async function reopen(): Promise<boolean> {
    if (!channel.isAlive()) channel = openChannel(createWorker)
    const expected = readMarker(session)
    // A dead worker's lock is let go within a moment; a living tab is not queued for, lest it be shut out on a reload.
    const waitMs = taken ? 0 : TAKEOVER_MS
    const ask = (create: boolean): Promise<Reply | undefined> => {
      const known = create ? 0 : expected
      return channel.ask({ type: 'open', session, create, expected: known, waitMs }, REOPEN_LIMIT_MS)
    }
    let reply = await ask(false)
    // The stores were emptied under a running session: this page still has all of it.
    if (reply?.type === 'lost') reply = await ask(true)
    taken = reply?.type === 'locked'
    if (reply?.type === 'opened') return resumeFrom(reply.events, reply.problems)
    if (reply?.type === 'unavailable') problems = reply.problems
    return false
  }

  /** What is stored must be a beginning of what is recorded here; the rest is sent again. */
  function resumeFrom(stored: readonly LogEvent[], found: readonly Problem[]): boolean {
    const last = stored.at(-1)
    const own = events[stored.length - 1]
    const continues = last === undefined || (own !== undefined && hashOf(own) === hashOf(last))
    if (!continues) {
      diverged = true
      channel.end()
    } else {
      saved = stored.length
      problems = found
      isOpen = true
    }
    return continues
  }

  function settle(): void {
    const failed = writing === undefined && saved < events.length
    const open = waiting.splice(0)
    for (const entry of open) {
      if (entry.count <= saved) entry.settle({ type: 'saved' })
      else if (failed && (failures > 0 || !isActive())) entry.settle({ type: 'unsaved', status: status() })
      else waiting.push(entry)
    }
  }

  function status(): StorageStatus {
    return { savedAt, pending: events.length - saved, problem: problemNow() }
  }

  function problemNow(): StorageStatus['problem'] {
    if (diverged) return { type: 'diverged', problems }
    if (taken) return { type: 'taken', problems }
    if (failures > 0) return { type: 'unsaved', problems }
    return problems.length > 0 ? { type: 'degraded', problems } : undefined
  }

  function onStatus(listener: (status: StorageStatus) => void): () => void {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }

  function tell(): void {
    for (const listener of listeners) listener(status())
  }
}
