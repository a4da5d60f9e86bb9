import type { Blueprint } from '#schemas/blueprint'
import type { SessionEvent } from '#schemas/event'
import type { Runner } from '#runner'
import type { SessionWorld } from '../../src/session/world.ts'
import type { Recorder, StorageStatus } from '../../src/session/storage-recorder.ts'
import type { StorageState } from '../../src/session/storage.ts'

/** A disk in memory: what the recorder of a session acknowledged is there when the session is opened again. */
export interface MemoryDisk {
  readonly sessions: Map<string, SessionEvent[]>
}

/**
 * A world for the session's controller without a browser: a disk in memory, clocks that a test moves, seeded
 * "randomness", and the real sandbox of Node.
 */
export function memoryWorld(options: {
  readonly disk: MemoryDisk
  readonly runner: Runner
  readonly clock: { steady: number; wall: number }
  readonly seed: string
}): Partial<SessionWorld> & { readonly downloads: Blob[] } {
  const { disk, runner, clock, seed } = options
  const downloads: Blob[] = []
  let drawn = 0
  return {
    downloads,
    clocks: { steady: () => clock.steady, wall: () => clock.wall },
    open: (session, { create }) => Promise.resolve(openIn(disk, session, create)),
    list: () =>
      Promise.resolve({
        sessions: [...disk.sessions].map(([session, events]) => ({
          session,
          created: events[0]?.at.wall ?? 0,
          events: events.length,
          ...(events[0] && { first: events[0] }),
          ...(events.at(-1) && { last: events.at(-1) as SessionEvent }),
        })),
        lost: [],
        problems: [],
      }),
    seen: () => Promise.resolve([]),
    remove: (session) => Promise.resolve(disk.sessions.delete(session)),
    randomHex: (bytes) => {
      drawn += 1
      return `${seed}${String(drawn).padStart(2, '0')}`.padStart(2 * bytes, '0').slice(-2 * bytes)
    },
    createRunner: () => Promise.resolve(runner),
    goHome: () => undefined,
    report: (error) => {
      throw error
    },
    download: (file) => void downloads.push(file),
  }
}

function openIn(disk: MemoryDisk, session: string, create: boolean): StorageState {
  const events = disk.sessions.get(session) ?? []
  if (!create && events.length === 0) return { type: 'lost', expectedEvents: 1, problems: [] }
  disk.sessions.set(session, events)
  const recorder = recorderOn(events)
  return {
    type: 'open',
    recorder,
    events: [...events],
    created: events[0]?.at.wall ?? 0,
    facts: [],
    guard: 'web-lock',
  }
}

function recorderOn(events: SessionEvent[]): Recorder {
  const listeners = new Set<(status: StorageStatus) => void>()
  const status = (): StorageStatus => ({ savedAt: events.at(-1)?.at.wall, pending: 0, problem: undefined })
  return {
    append: (event) => {
      events.push(event)
      for (const listener of listeners) listener(status())
      return Promise.resolve({ type: 'saved' })
    },
    flush: () => Promise.resolve({ type: 'saved' }),
    status,
    onStatus: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    events: () => events,
    close: () => Promise.resolve({ type: 'saved' }),
  }
}

/** A recorder that keeps its events nowhere else. */
export function memoryRecorder(): Recorder {
  return recorderOn([])
}

/** A short adaptive test of a few items, for which a whole attempt takes seconds. */
export const shortTest: Blueprint = {
  version: 1,
  id: 'short',
  title: 'Short test',
  description: 'A few items of the sample bank.',
  use: 'practice',
  release: '0.0.0-dev',
  locale: 'en',
  blocks: [
    {
      id: 'main',
      title: 'Main',
      ai: 'forbidden',
      select: { selector: 'posterior-weighted-information' },
      quotas: [{ kind: 'code', min: 2, max: 3 }],
      stop: [{ rule: 'length', min: 4, max: 5 }],
    },
  ],
}

/** The same with code alone. */
export const codeTest: Blueprint = {
  ...shortTest,
  id: 'code',
  blocks: shortTest.blocks.map((block) => ({
    ...block,
    quotas: [{ kind: 'code', min: 2, max: 2 }],
    stop: [{ rule: 'length', min: 2, max: 2 }],
  })),
}

/** The engine files of a page. */
export const engines = { javascript: '/_runner/engine-0.wasm', sql: '/_runner/sql-0.wasm' }

/** What names the engines of a machine that scores. @param build of its engines; `0` is the page's */
export function enginesOf(build: string) {
  return (of: 'javascript' | 'python' | 'sql') =>
    Promise.resolve(`${of === 'javascript' ? 'engine' : of}-${build}.wasm`)
}
