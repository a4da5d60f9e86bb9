import { configOfTest, initialState, reduceSession, type SessionConfig, type SessionState } from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import type { Accommodations, EventData, EventType, SessionEvent } from '#schemas/event'
import type { PracticeItem } from '#schemas/public-item'
import { createEvent, NO_SIGNALS, reduceSignals, type Signals } from '#log'
import { createAnswering, type Answering } from './answering.ts'
import { startClock, type Clocks, type SessionClock } from './clock.ts'
import type { LoadedRelease } from './release.ts'
import type { Recorder } from './storage-recorder.ts'
import { isKeyOpen, NO_WORK, reduceWork, type ItemWork } from './work.ts'

/** How a test is taken where nobody asked for anything else. */
export const ORDINARY: Accommodations = { timeMultiplier: 1, plainEditor: false, signals: true }

/** What a session goes on with. */
interface Beginning {
  readonly release: LoadedRelease
  readonly blueprint: Blueprint
  readonly recorder: Recorder
  /** Its name in the storage. */
  readonly session: string
  /** Its log so far; empty for a new one. */
  readonly recorded: readonly SessionEvent[]
  /** What was found out of order when the session was opened again, in words. */
  readonly notice: string | undefined
}

/** A session under way: its test, prepared for the engine, and where its events go. */
interface Running extends Omit<Beginning, 'recorded'> {
  readonly config: SessionConfig
  readonly clock: SessionClock
}

interface CourseOptions {
  readonly clocks: Clocks
  /** Shows what has changed. */
  readonly show: () => void
  /** Hears that the machine slept, and for how long in milliseconds. */
  readonly onWake: (sleptMs: number) => void
}

/** The course of a session: its log, and everything that follows from it. */
export interface Course {
  /** Undefined until a session has been started or found. */
  readonly running: Running | undefined
  readonly state: SessionState | undefined
  readonly events: readonly SessionEvent[]
  readonly signals: Signals
  /** The item at hand; undefined until one has been brought. */
  readonly item: PracticeItem | undefined
  /** What the candidate has done on it. */
  readonly work: ItemWork
  /** The candidate's typing, on its way into the log. */
  readonly answering: Answering
  readonly attach: (beginning: Beginning) => void
  /** Writes an event: to the recorder, through the engine, and through the candidate's own work. */
  readonly append: <Type extends EventType>(type: Type, data: EventData<Type>) => void
  /** Takes an item to hand, with what the log knows of the candidate's work on it. @throws LoadError */
  readonly bring: (id: string) => Promise<void>
  /** Puts the item out of hand. */
  readonly leave: () => void
  /** Whether an answer is on its way to its score; nothing can be changed meanwhile. */
  readonly isScoring: () => boolean
  readonly setScoring: (isScoring: boolean) => void
  readonly isPaused: () => boolean
  /** Whether the answer at hand can still be changed: not submitted yet, or another try is under way. */
  readonly isOpen: () => boolean
  /** Whether the item at hand has been scored and nothing follows yet. */
  readonly isFeedback: () => boolean
  readonly phase: () => NonNullable<SessionState['current']>['phase'] | undefined
  readonly accommodations: () => Accommodations
  /** The candidate's languages, in the order of preference. */
  readonly languages: () => readonly string[]
}

/** A course that has not begun. */
export function createCourse({ clocks, show, onWake }: CourseOptions): Course {
  let running: Running | undefined
  let state: SessionState | undefined
  let events: SessionEvent[] = []
  let signals: Signals = NO_SIGNALS
  let item: PracticeItem | undefined
  let work: ItemWork = NO_WORK
  let scoring = false
  const answering = createAnswering({
    open: () => (item && isOpen() ? { item, work } : undefined),
    // A hidden case that is shown beside the key can be taken along into another try.
    openToCases: () => (item && (isOpen() || (isFeedback() && isKeyOpen(work))) ? { item, work } : undefined),
    anticipate: (next) => (work = next),
    append,
    show,
  })
  return {
    get running() {
      return running
    },
    get state() {
      return state
    },
    get events() {
      return events
    },
    get signals() {
      return signals
    },
    get item() {
      return item
    },
    get work() {
      return work
    },
    answering,
    attach,
    append,
    bring,
    leave: () => (item = undefined),
    isScoring: () => scoring,
    setScoring: (isScoring) => (scoring = isScoring),
    isPaused,
    isOpen,
    isFeedback,
    phase,
    accommodations: () => {
      const [first] = events
      return first?.type === 'start' ? first.data.accommodations : ORDINARY
    },
    languages: () => state?.start?.languages ?? [],
  }

  function attach({ recorded, ...rest }: Beginning): void {
    const config = configOfTest(rest.release.index, rest.blueprint)
    events = [...recorded]
    signals = recorded.reduce(reduceSignals, NO_SIGNALS)
    state = recorded.reduce(reduceSession(config), initialState(config))
    running = { ...rest, config, clock: startClock(clocks, recorded.at(-1)?.at.mono ?? 0, onWake) }
    rest.recorder.onStatus(show)
  }

  function append<Type extends EventType>(type: Type, data: EventData<Type>): void {
    // A fact that comes after the end, such as the outcome of a run, would make a log that is over look as if it were not.
    if (!running || !state || hasEnded(state)) return
    // An answer that still waits was given before.
    answering.flush()
    const event = createEvent(events.at(-1), { type, data, at: running.clock.now() }) as SessionEvent
    events.push(event)
    state = reduceSession(running.config)(state, event)
    signals = reduceSignals(signals, event)
    if (item) work = reduceWork(work, event, item)
    const isTyping = type === 'edit' || type === 'answer' || type === 'cases'
    void running.recorder.append(event, { strict: !isTyping })
  }

  async function bring(id: string): Promise<void> {
    if (!running) return
    const loaded = await running.release.item(id)
    item = loaded
    work = events.reduce((sofar, event) => reduceWork(sofar, event, loaded), NO_WORK)
  }

  function isPaused(): boolean {
    return state?.pausedAt !== undefined
  }

  function isOpen(): boolean {
    if (scoring || isPaused()) return false
    return phase() === 'answering' || (phase() === 'estimated' && work.isRetrying)
  }

  function isFeedback(): boolean {
    return item !== undefined && phase() === 'estimated' && !work.isRetrying && !scoring && !isPaused()
  }

  function phase(): NonNullable<SessionState['current']>['phase'] | undefined {
    return state?.current?.phase
  }
}

function hasEnded({ blocks }: SessionState): boolean {
  return blocks.every(({ finished }) => finished !== undefined)
}
