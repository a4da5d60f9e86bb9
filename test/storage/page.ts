/** The page of the browser tests: the real client over the real worker, driven through `window.storageTest`. */
import { createEvent, verifyChain } from '#log'
import {
  exportSession,
  listSessions,
  openStorage,
  removeSession,
  type StorageState,
  type StoredSessions,
} from '../../src/session/storage.ts'
import type { Recorder, Saved, StorageStatus } from '../../src/session/storage-recorder.ts'
import { describeFact, describeProblem } from '../../src/text/storage.ts'

const workers: Worker[] = []
let state: StorageState | undefined
let retried: Promise<void> | undefined

function createWorker(): Worker {
  const worker = new Worker('/worker.js', { type: 'module' })
  workers.push(worker)
  return worker
}

function recorder(): Recorder {
  if (state?.type === 'open' || state?.type === 'unavailable') return state.recorder
  throw new Error(`storage is ${state?.type ?? 'not opened'}`)
}

/** What a test sees of a state. */
function summary(): Opened {
  if (state === undefined) throw new Error('not opened')
  if (state.type !== 'open') {
    const words = state.type === 'unreadable' ? [state.message, state.log] : []
    const expected = state.type === 'lost' ? state.expectedEvents : undefined
    return {
      type: state.type,
      texts: [],
      intact: true,
      facts: [],
      words,
      guard: undefined,
      expected,
      status: undefined,
    }
  }
  const { events, facts, guard } = state
  const texts = events.map((event) => (event.type === 'note' ? event.data.text : ''))
  const status = state.recorder.status()
  const words = [...facts.map(describeFact), ...(status.problem?.problems ?? []).map(describeProblem)]
  return {
    type: 'open',
    texts,
    intact: verifyChain(events).ok,
    facts,
    words,
    guard,
    expected: undefined,
    status,
  }
}

async function open(session: string, create: boolean, waitMs = 0): Promise<Opened> {
  state = await openStorage(session, { create, waitMs, createWorker })
  return summary()
}

/** Appends notes, one after the other or together, and gives what became of each and how long it took, in ms. */
async function note(texts: readonly string[], strict: boolean): Promise<readonly NoteResult[]> {
  const results = texts.map(async (text) => {
    const start = performance.now()
    const last = recorder().events().at(-1)
    const at = { mono: (last?.at.mono ?? 0) + 1, wall: Date.now() }
    const saved = await recorder().append(createEvent(last, { type: 'note', data: { about: 0, text }, at }), {
      strict,
    })
    return { saved, ms: performance.now() - start }
  })
  return Promise.all(results)
}

/** Appends one note after the other for ever, and tells each that is acknowledged. */
async function type(strict: boolean): Promise<void> {
  for (let n = recorder().events().length; ; n++) {
    const [result] = await note([`n${n}`], strict)
    if (result?.saved.type === 'saved') window.acknowledged(n + 1)
  }
}

/** Lets the worker store an event of a type that is not known here, as a newer version of the site would. */
async function writeUnknown(session: string): Promise<void> {
  const worker = createWorker()
  const ask = (id: number, body: object): Promise<void> =>
    new Promise((resolve) => {
      worker.addEventListener('message', () => resolve(), { once: true })
      worker.postMessage({ id, body }, [])
    })
  const at = { mono: 0, wall: 0 }
  const event = { ...createEvent(undefined, { type: 'pause', data: {}, at }), type: 'telepathy' }
  await ask(1, { type: 'open', session, create: true, expected: 0, waitMs: 0 })
  await ask(2, { type: 'append', events: [event] })
  await ask(3, { type: 'close' })
  worker.terminate()
}

async function measure(count: number, strict: boolean): Promise<readonly number[]> {
  const times: number[] = []
  for (let n = 0; n < count; n++) for (const { ms } of await note([`measured ${n}`], strict)) times.push(ms)
  return times
}

/** Waits for the lock in the background; `whenRetried` tells what came of it. */
function retry(waitMs: number): void {
  if (state?.type !== 'locked') throw new Error('not locked')
  const { retry: again } = state
  retried = (async () => {
    state = await again(waitMs)
  })()
}

async function whenRetried(): Promise<Opened> {
  await retried
  return summary()
}

window.storageTest = {
  open,
  note,
  type: (strict) => void type(strict),
  measure,
  writeUnknown,
  retry,
  whenRetried,
  status: () => recorder().status(),
  flush: () => recorder().flush(),
  close: () => recorder().close(),
  killWorker: () => workers.at(-1)?.terminate(),
  workers: () => workers.length,
  list: () => listSessions(createWorker),
  exportSession: (session) => exportSession(session, createWorker),
  remove: (session) => removeSession(session, createWorker),
}

export interface Opened {
  readonly type: StorageState['type']
  readonly texts: readonly string[]
  readonly intact: boolean
  readonly facts: readonly unknown[]
  readonly words: readonly string[]
  readonly guard: string | undefined
  readonly expected: number | undefined
  readonly status: StorageStatus | undefined
}

export interface NoteResult {
  readonly saved: Saved
  readonly ms: number
}

export interface StorageTest {
  readonly open: (session: string, create: boolean, waitMs?: number) => Promise<Opened>
  readonly note: (texts: readonly string[], strict: boolean) => Promise<readonly NoteResult[]>
  readonly type: (strict: boolean) => void
  readonly measure: (count: number, strict: boolean) => Promise<readonly number[]>
  readonly writeUnknown: (session: string) => Promise<void>
  readonly retry: (waitMs: number) => void
  readonly whenRetried: () => Promise<Opened>
  readonly status: () => StorageStatus
  readonly flush: () => Promise<Saved>
  readonly close: () => Promise<Saved>
  readonly killWorker: () => void
  readonly workers: () => number
  readonly list: () => Promise<StoredSessions>
  readonly exportSession: (session: string) => Promise<string | undefined>
  readonly remove: (session: string) => Promise<string>
}

declare global {
  interface Window {
    storageTest: StorageTest
    /** Set by the test: the number of events that are durable. */
    acknowledged: (count: number) => void
  }
}
