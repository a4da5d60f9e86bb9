/**
 * The shell around the session machine. Whole because it is one loop: what the engine wants next becomes an event,
 * every event goes to the recorder and through the reducers, and the view follows from what they say.
 */
import { signal, type ReadonlySignal } from '@preact/signals'
import {
  createSessionConfig,
  initialState,
  nextAction,
  prefetch,
  reduceSession,
  type SessionConfig,
  type SessionState,
} from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import type { EventData, EventType, SessionEvent } from '#schemas/event'
import type { PracticeItem } from '#schemas/public-item'
import type { Response } from '#schemas/response'
import type { Score } from '#schemas/score'
import { applyChanges, changesBetween, createEvent, encodeLog, hashOf, type ChangePart } from '#log'
import { limitsOfTask, RunnerUnavailableError, scoreItem, type Runner } from '#runner'
import { problems } from '../text/problems.ts'
import { describeFact, describeStatus } from '../text/storage.ts'
import { machineClocks, startClock, type Clocks, type SessionClock } from './clock.ts'
import { LoadError, loadRelease, type LoadedRelease, type ReleaseAddress } from './release.ts'
import { runVisible } from './run-visible.ts'
import {
  listSessions,
  openStorage,
  removeSession,
  type StorageState,
  type StoredSessions,
} from './storage.ts'
import type { Recorder } from './storage-recorder.ts'
import { testView } from './test-view.ts'
import type { Draft, Problem, RunView, SavedView, SessionActions, SessionView, WorkingView } from './view.ts'
import {
  languageOf,
  NO_WORK,
  OWN_INPUT,
  reduceWork,
  responseOf,
  startingText,
  textOf,
  type ItemWork,
} from './work.ts'

/** What the controller reaches the world through; tests bring their own. */
export interface SessionWorld {
  readonly clocks: Clocks
  readonly open: typeof openStorage
  readonly list: () => Promise<StoredSessions>
  readonly remove: (session: string) => Promise<unknown>
  /** Random bytes as hex digits. @throws where the browser has no secure source */
  readonly randomHex: (bytes: number) => string
  readonly loadRelease: (address: ReleaseAddress) => Promise<LoadedRelease>
  readonly createRunner: () => Promise<Runner>
  readonly goHome: () => void
  /** Hears of errors that nothing here foresaw. */
  readonly report: (error: unknown) => void
  readonly download: (file: Blob, name: string) => void
}

export interface SessionController {
  readonly view: ReadonlySignal<SessionView>
  readonly actions: SessionActions
}

interface SessionOptions {
  readonly address: ReleaseAddress
  readonly test: string
  /** Where the result of a stored session is shown. */
  readonly resultUrl: (session: string) => string
  readonly createRunner: () => Promise<Runner>
  /** The sandbox's engine file; its content-hashed name goes into the log, since fuel is counted by this very build. */
  readonly engine: string
  readonly world?: Partial<SessionWorld>
}

/** Typing in a closed kind becomes an event at most this long after it happened, in milliseconds. */
const ANSWER_BATCH_MS = 700

/** Longest text of one document, in UTF-16 code units. */
export const LONGEST_TEXT = 65_536

/** The engine's posterior, and what the page needs beside it. */
interface Running {
  readonly config: SessionConfig
  readonly blueprint: Blueprint
  readonly recorder: Recorder
  readonly clock: SessionClock
  /** Its name in the storage. */
  readonly session: string
  readonly guardNotice: string | undefined
}

/**
 * Opens a test for a candidate: finds the session that was begun here, or offers to start one.
 *
 * @returns the view to render and the actions to call; neither ever throws
 */
export function openSession(options: SessionOptions): SessionController {
  const world: SessionWorld = {
    clocks: machineClocks,
    open: openStorage,
    list: listSessions,
    remove: removeSession,
    randomHex: secureHex,
    loadRelease,
    createRunner: options.createRunner,
    goHome: () => location.assign('/'),
    report: (error) => reportError(error),
    download: saveFile,
    ...options.world,
  }
  const view = signal<SessionView>({ screen: 'loading', words: '' })
  let release: LoadedRelease | undefined
  let running: Running | undefined
  let state: SessionState | undefined
  let events: SessionEvent[] = []
  let item: PracticeItem | undefined
  let work: ItemWork = NO_WORK
  let run: RunView = { state: 'idle' }
  let stopRunning: (() => void) | undefined
  let runner: Promise<Runner> | undefined
  let submitting = false
  let pendingAnswer: Response | undefined
  let answerTimer: ReturnType<typeof setTimeout> | undefined
  let deadlineTimer: ReturnType<typeof setTimeout> | undefined
  let retry: () => void = begin
  let unsavedRecorder: Recorder | undefined
  let lockedState: Extract<StorageState, { type: 'locked' }> | undefined
  let lostAttempt: string | undefined
  let rescuedLog: string | undefined

  // Before the recorder's own listeners, so that what is pending goes with its last write.
  globalThis.addEventListener?.('pagehide', flushAnswer, { capture: true })
  globalThis.document?.addEventListener('visibilitychange', flushAnswer, { capture: true })
  begin()
  return { view, actions: createActions() }

  function begin(): void {
    void guarded(async () => {
      view.value = { screen: 'loading', words: '' }
      release = await world.loadRelease(options.address)
      const blueprint = release.test(options.test)
      if (!blueprint) return fail('test-removed')
      const { sessions, lost } = await world.list()
      const mine = sessions.filter(({ first }) => testOf(first) === options.test)
      const unfinished = mine.find(({ last }) => !isOver(last, blueprint))
      if (unfinished) return resume(blueprint, unfinished.session, 0)
      lostAttempt = lost.find((session) => session.startsWith(sessionPrefix(options.test)))
      if (lostAttempt !== undefined) return fail('storage-lost')
      view.value = { screen: 'introduction', test: testView(blueprint) }
    })
  }

  async function resume(blueprint: Blueprint, session: string, waitMs: number): Promise<void> {
    const storage = await world.open(session, { create: false, waitMs })
    if (storage.type === 'locked') {
      lockedState = storage
      retry = () => void guarded(() => resume(blueprint, session, 2000))
      return fail('open-elsewhere')
    }
    if (storage.type === 'lost') {
      lostAttempt = session
      return fail('storage-lost')
    }
    if (storage.type === 'unreadable') {
      rescuedLog = storage.log
      lostAttempt = session
      return fail('storage-corrupt')
    }
    if (storage.type === 'unavailable') return fail('storage-unavailable')
    const [first] = storage.events
    if (first?.type !== 'start') {
      lostAttempt = session
      return fail('storage-lost')
    }
    if (first.data.release.hash !== options.address.hash) {
      rescuedLog = encodeLog(storage.events)
      lostAttempt = session
      await storage.recorder.close()
      return fail('release-changed')
    }
    attach(blueprint, storage.recorder, session, storage.events, noticeOf(storage))
    const lastWall = storage.events.at(-1)?.at.wall ?? 0
    append('resume', {
      recovered: events.length,
      lostMs: Math.max(0, Math.floor(world.clocks.wall() - lastWall)),
    })
    const current = state?.current
    if (current?.phase !== 'estimated') return advance()
    await bring(current.id)
    show()
  }

  async function start(blueprint: Blueprint, isUnsavedAccepted: boolean): Promise<void> {
    if (!release) return
    const seed = world.randomHex(16)
    const attempt = uuidFrom(world.randomHex(16))
    const session = sessionPrefix(blueprint.id) + attempt
    const storage = await world.open(session, { create: true })
    if (storage.type === 'unavailable') {
      unsavedRecorder = storage.recorder
      retry = () => void guarded(() => start(blueprint, false))
      if (!isUnsavedAccepted) return fail('storage-unavailable')
    } else if (storage.type !== 'open') return fail('storage-unavailable')
    attach(blueprint, storage.recorder, session, [], undefined)
    append('start', {
      attempt,
      bank: release.index.bank,
      release: { version: release.index.release, hash: release.hash },
      test: { id: blueprint.id, hash: hashOf(blueprint) },
      seed,
      languages: ['typescript', 'javascript'],
      engine: options.engine.slice(options.engine.lastIndexOf('/') + 1),
      accommodations: { timeMultiplier: 1, plainEditor: false, signals: true },
    })
    await advance()
  }

  function attach(
    blueprint: Blueprint,
    recorder: Recorder,
    session: string,
    recorded: readonly SessionEvent[],
    guardNotice: string | undefined,
  ): void {
    if (!release) return
    const config = createSessionConfig({ blueprint, items: release.index.items })
    events = [...recorded]
    state = recorded.reduce(reduceSession(config), initialState(config))
    const clock = startClock(world.clocks, recorded.at(-1)?.at.mono ?? 0)
    running = { config, blueprint, recorder, clock, session, guardNotice }
    recorder.onStatus(show)
  }

  /** Writes an event: to the recorder, through the engine, and through the candidate's own work. */
  function append<Type extends EventType>(type: Type, data: EventData<Type>): void {
    if (!running || !state) return
    const event = createEvent(events.at(-1), { type, data, at: running.clock.now() }) as SessionEvent
    events.push(event)
    state = reduceSession(running.config)(state, event)
    if (item) work = reduceWork(work, event, item)
    const isTyping = type === 'edit' || type === 'answer'
    void running.recorder.append(event, { strict: !isTyping })
  }

  /** Does what the engine asks for until it waits for the candidate. */
  async function advance(): Promise<void> {
    while (running && state) {
      const action = nextAction(running.config, state)
      if (action.type === 'end') return finish()
      if (action.type !== 'await') {
        if (action.type === 'present') {
          await bring(action.data.item)
          append('present', action.data)
        } else if (action.type === 'finish') append('finish', action.data)
        else {
          append('estimate', action.data)
          return show()
        }
        continue
      }
      if (action.event === 'start') return
      if (item?.id !== action.item) await bring(action.item)
      if (action.event === 'score') {
        await score()
        continue
      }
      watchDeadline(action.deadline)
      show()
      release?.prefetch(prefetch(running.config, state).flatMap(({ item: id }) => id ?? []))
      if (item?.kind === 'code') void runnerAtHand().catch(() => undefined)
      return
    }
  }

  /** Puts an item in front of the candidate, with what the log knows of their work on it. */
  async function bring(id: string): Promise<void> {
    if (!release) return
    const loaded = await release.item(id)
    item = loaded
    work = events.reduce((sofar, event) => reduceWork(sofar, event, loaded), NO_WORK)
    run = { state: 'idle' }
  }

  async function score(): Promise<void> {
    const submission = events.findLast((event) => event.type === 'submit')
    if (!item || submission?.type !== 'submit') return
    submitting = true
    show()
    try {
      const score = await scoreItem(item, submission.data.response, { runner: runnerAtHand })
      // No replay can repeat what the watchdog stopped: its verdicts are taken from the log.
      const ms = item.kind === 'code' ? limitsOfTask(item.task).watchdogMs : 0
      for (const { id, verdict } of score.cases ?? []) {
        if (verdict === 'stopped') append('watchdog', { item: item.id, case: id, ms })
      }
      append('score', { item: item.id, score })
    } finally {
      submitting = false
    }
  }

  function submit(): void {
    if (!item || !running || submitting || phase() !== 'answering') return
    flushAnswer()
    submitting = true
    clearTimeout(deadlineTimer)
    stopRunning?.()
    append('submit', { item: item.id, response: responseOf(work, item, languages()) })
    show()
    void guarded(advance)
  }

  function proceed(): void {
    if (phase() !== 'estimated') return
    item = undefined
    void guarded(advance)
  }

  function end(): void {
    const open = state?.blocks.find(({ finished }) => finished === undefined)
    if (!open) return
    flushAnswer()
    stopRunning?.()
    append('finish', { block: open.id, reason: 'ended' })
    void guarded(advance)
  }

  async function finish(): Promise<void> {
    if (!running) return
    clearTimeout(deadlineTimer)
    const { recorder, session } = running
    const saved = await recorder.flush()
    if (saved.type === 'saved') await recorder.close()
    view.value = { screen: 'finished', resultUrl: options.resultUrl(session) }
  }

  /** When a block's time is over, what is there is submitted. */
  function watchDeadline(deadline: number | undefined): void {
    clearTimeout(deadlineTimer)
    if (deadline === undefined || !running) return
    const left = deadline - running.clock.now().mono
    // A timer holds 2^31 − 1 ms at most; a longer limit is looked at again then.
    deadlineTimer = setTimeout(
      () => (left > 0 && left > 2 ** 30 ? watchDeadline(deadline) : submit()),
      Math.min(Math.max(0, left), 2 ** 30),
    )
  }

  function edit(document: string, changes: readonly unknown[], text: string): void {
    if (!item || phase() !== 'answering' || text.length > LONGEST_TEXT) return show()
    const before = textOf(work, item, document)
    const after = text.toWellFormed()
    if (before === after) return
    const parts = changes as readonly ChangePart[]
    const fits = after === text && applyChanges(before, parts) === after
    const exact = fits ? parts : changesBetween(before, after)
    if (exact) append('edit', { item: item.id, document, changes: [...exact], length: before.length })
    show()
  }

  function answer(response: Response): void {
    if (!item || phase() !== 'answering') return
    pendingAnswer = response
    work = { ...work, response }
    answerTimer ??= setTimeout(flushAnswer, ANSWER_BATCH_MS)
    show()
  }

  function flushAnswer(): void {
    clearTimeout(answerTimer)
    answerTimer = undefined
    if (pendingAnswer && item) append('answer', { item: item.id, response: pendingAnswer })
    pendingAnswer = undefined
  }

  function runCode(): void {
    if (item?.kind !== 'code' || run.state === 'running' || submitting) return
    const code = item
    const response = responseOf(work, code, languages())
    if (response.kind !== 'code') return
    const abort = new AbortController()
    stopRunning = () => abort.abort()
    const ownInput = work.texts[OWN_INPUT] ?? ''
    run = { state: 'running', done: 0, of: code.task.examples.length + (ownInput.trim() === '' ? 0 : 1) }
    show()
    void guarded(async () => {
      const result = await runVisible({
        task: code.task,
        response,
        ownInput,
        runner: await runnerAtHand(),
        signal: abort.signal,
        onProgress: (done, of) => {
          run = { state: 'running', done, of }
          show()
        },
      })
      run = result.view
      if (item === code)
        append('run', { item: code.id, language: response.language, cases: [...result.cases] })
      show()
    }).finally(() => {
      stopRunning = undefined
      if (run.state === 'running') run = { state: 'idle' }
    })
  }

  function runnerAtHand(): Promise<Runner> {
    runner ??= world.createRunner()
    runner.catch(() => (runner = undefined))
    return runner
  }

  /** Anything unforeseen becomes words; the log is safe in any case. */
  async function guarded(task: () => Promise<void>): Promise<void> {
    try {
      await task()
    } catch (error) {
      submitting = false
      retry = running ? () => void guarded(advance) : begin
      if (error instanceof RunnerUnavailableError) fail('no-runner')
      else if (error instanceof NoRandomError) fail('no-secure-context')
      else fail('load-failed', error instanceof LoadError ? undefined : error)
    }
  }

  function fail(code: Problem['code'], cause?: unknown): void {
    if (cause !== undefined) world.report(cause)
    view.value = { screen: 'problem', problem: { code, ...problems[code] } }
  }

  function solveProblem(way: Problem['ways'][number]): void {
    switch (way) {
      case 'home':
        return world.goHome()
      case 'download':
        return world.download(exportLog(), `assay-${options.test}.json`)
      case 'retry':
        return retry()
      case 'take-over':
        return lockedState ? retry() : begin()
      case 'continue-unsaved':
        return continueUnsaved()
      case 'start-anew':
        return startAnew()
    }
  }

  function continueUnsaved(): void {
    const blueprint = release?.test(options.test)
    if (blueprint) void guarded(() => start(blueprint, true))
  }

  /** The lost attempt is forgotten for good; that is what the candidate asked for. */
  function startAnew(): void {
    void guarded(async () => {
      if (lostAttempt !== undefined) await world.remove(lostAttempt)
      lostAttempt = undefined
      const blueprint = release?.test(options.test)
      if (blueprint) view.value = { screen: 'introduction', test: testView(blueprint) }
    })
  }

  function exportLog(): Blob {
    flushAnswer()
    const own = events.length > 0 ? events : (unsavedRecorder?.events() ?? [])
    const text = own.length > 0 ? encodeLog(own) : (rescuedLog ?? encodeLog([]))
    return new Blob([text], { type: 'application/json' })
  }

  function phase(): NonNullable<SessionState['current']>['phase'] | undefined {
    return state?.current?.phase
  }

  function languages(): readonly string[] {
    return state?.start?.languages ?? []
  }

  function show(): void {
    if (!running || !state || !item || !state.current) return
    const working = workingView(running, state, item)
    const scored = state.current.phase === 'estimated' && !submitting ? lastScore() : undefined
    if (!scored) {
      view.value = working
      return
    }
    const { grading, scoring } = item
    view.value = {
      ...working,
      screen: 'feedback',
      score: scored,
      meaning: scoring[scored.category - 1],
      explanation: grading.explanation,
      solutions: grading.solutions,
      last: nextAction(running.config, state).type !== 'present',
    }
  }

  function lastScore(): Score | undefined {
    const event = events.findLast(({ type }) => type === 'score')
    return event?.type === 'score' ? event.data.score : undefined
  }

  function workingView(session: Running, now: SessionState, shown: PracticeItem): WorkingView {
    const { blueprint, clock, recorder, guardNotice } = session
    const test = testView(blueprint)
    const position = now.blocks.reduce((sum, { taken }) => sum + taken.length, 0)
    const limit = deadlineLimit(blueprint)
    return {
      screen: 'working',
      test,
      item: shown,
      position,
      remainingAtMost: Math.max(0, test.maxItems - position),
      draft: draftOf(shown),
      run,
      hintsTaken: work.hints,
      saved: savedView(recorder, guardNotice),
      clock: { elapsedMs: clock.now().mono, readAt: world.clocks.steady(), limitMs: limit },
      submitting,
    }
  }

  function draftOf(shown: PracticeItem): Draft {
    const response = responseOf(work, shown, languages())
    if (shown.kind !== 'code') return { kind: shown.kind, response }
    return {
      kind: 'code',
      language: languageOf(work, shown, languages()),
      texts: Object.fromEntries(
        shown.task.languages.map((language) => [language, textOf(work, shown, language)]),
      ),
      ownInput: work.texts[OWN_INPUT] ?? startingText(shown, OWN_INPUT),
    }
  }

  function createActions(): SessionActions {
    return {
      start: () => {
        const blueprint = release?.test(options.test)
        if (blueprint) void guarded(() => start(blueprint, false))
      },
      edit,
      answer,
      setLanguage: (name) => {
        const language =
          item?.kind === 'code' ? item.task.languages.find((offered) => offered === name) : undefined
        if (!item || !language) return
        append('language', { item: item.id, language })
        show()
      },
      setOwnInput: (text) => edit(OWN_INPUT, [], text),
      run: runCode,
      stopRun: () => stopRunning?.(),
      takeHint: (index) => {
        const hint = item?.grading.hints[index]
        if (!item || !hint || work.hints.includes(index)) return
        append('hint', { item: item.id, hint: index, cost: hint.cost })
        show()
      },
      submit,
      proceed,
      end,
      solveProblem,
      noticePaste: (characters, origin) => {
        if (item && phase() === 'answering') append('paste', { item: item.id, characters, origin })
      },
      exportLog,
    }
  }
}

/** Storage names hold 64 characters: the test, as far as it fits, and the attempt's UUID. */
function sessionPrefix(test: string): string {
  return `${test.slice(0, 27)}_`
}

function testOf(first: unknown): string | undefined {
  const event = first as
    { readonly type?: unknown; readonly data?: { readonly test?: { readonly id?: unknown } } } | undefined
  return event?.type === 'start' && typeof event.data?.test?.id === 'string' ? event.data.test.id : undefined
}

/** A session is over when its last block is. */
function isOver(last: unknown, { blocks }: Blueprint): boolean {
  const event = last as { readonly type?: unknown; readonly data?: { readonly block?: unknown } } | undefined
  return event?.type === 'finish' && event.data?.block === blocks.at(-1)?.id
}

function deadlineLimit(blueprint: Blueprint): number | null {
  const { minutes } = testView(blueprint)
  return minutes === null ? null : minutes * 60_000
}

function savedView(recorder: Recorder, notice: string | undefined): SavedView {
  const status = recorder.status()
  const { savedAt, pending, problem } = status
  const isLost = problem !== undefined && problem.type !== 'degraded'
  return {
    state: isLost ? 'unsaved' : pending > 0 ? 'saving' : 'saved',
    at: savedAt,
    problem: describeStatus(status) ?? notice,
  }
}

function noticeOf({ facts }: Extract<StorageState, { type: 'open' }>): string | undefined {
  return facts.length === 0 ? undefined : facts.map(describeFact).join(' ')
}

/** The browser has no secure source of random numbers. */
class NoRandomError extends Error {
  override readonly name = 'NoRandomError'
}

function secureHex(bytes: number): string {
  const source = (globalThis as { readonly crypto?: Crypto }).crypto
  if (typeof source?.getRandomValues !== 'function') throw new NoRandomError('no secure random numbers')
  const values = source.getRandomValues(new Uint8Array(bytes))
  return Array.from(values, (value) => value.toString(16).padStart(2, '0')).join('')
}

/** A version 4 UUID (RFC 9562, section 5.4) from 32 random hex digits. */
function uuidFrom(hex: string): string {
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
