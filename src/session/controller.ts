/**
 * The shell around the session machine. Whole because it is one loop: what the engine wants next becomes an event,
 * every event goes to the recorder and through the reducers, and the view follows from what they say.
 */
import { signal, type ReadonlySignal } from '@preact/signals'
import {
  configOfTest,
  initialState,
  nextAction,
  prefetch,
  reduceSession,
  type SessionConfig,
  type SessionState,
} from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import type { Accommodations, EventData, EventType, SessionEvent } from '#schemas/event'
import type { PracticeItem } from '#schemas/public-item'
import { createEvent, encodeLog, hashOf } from '#log'
import { limitsOfTask, RunnerUnavailableError, type Runner } from '#runner'
import { problems } from '../text/problems.ts'
import { describeFact } from '../text/storage.ts'
import { createAnswering } from './answering.ts'
import { startClock, type SessionClock } from './clock.ts'
import { findSession, type FoundSession } from './find-session.ts'
import { LoadError, type LoadedRelease, type ReleaseAddress } from './release.ts'
import { NO_SIGNALS, reduceSignals, type Signals } from './signals.ts'
import type { StorageState } from './storage.ts'
import type { Recorder } from './storage-recorder.ts'
import { sessionPrefix } from './stored-session.ts'
import { testView } from './test-view.ts'
import { mayPause, pausedView, viewOf } from './view-of.ts'
import type { Problem, RunView, SessionActions, SessionView } from './view.ts'
import { NO_WORK, reduceWork, responseOf, type ItemWork } from './work.ts'
import { browserWorld, NoRandomError, uuidFrom, type SessionWorld } from './world.ts'

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

/** Longest note on a signal, in UTF-16 code units. */
const LONGEST_NOTE = 500

/** Away from the page for less than this, in milliseconds, is not worth a fact. */
const SHORTEST_AWAY_MS = 1000

/** How a test is taken where nobody asked for anything else. */
const ORDINARY: Accommodations = { timeMultiplier: 1, plainEditor: false, signals: true }

/** A session under way: its test, prepared for the engine, and where its events go. */
interface Running {
  readonly config: SessionConfig
  readonly blueprint: Blueprint
  readonly recorder: Recorder
  readonly clock: SessionClock
  /** Its name in the storage. */
  readonly session: string
  /** What was found out of order when the session was opened again, in words. */
  readonly notice: string | undefined
}

/**
 * Opens a test for a candidate: finds the session that was begun here, or offers to start one.
 *
 * @returns the view to render and the actions to call; neither ever throws
 */
export function openSession(options: SessionOptions): SessionController {
  const world: SessionWorld = { ...browserWorld(options.createRunner), ...options.world }
  const view = signal<SessionView>({ screen: 'loading' })
  let release: LoadedRelease | undefined
  let running: Running | undefined
  let state: SessionState | undefined
  let events: SessionEvent[] = []
  let item: PracticeItem | undefined
  let work: ItemWork = NO_WORK
  let signals: Signals = NO_SIGNALS
  let run: RunView = { state: 'idle' }
  let stopRunning: (() => void) | undefined
  let runner: Promise<Runner> | undefined
  let submitting = false
  let awaySince: number | undefined
  let accommodations = ORDINARY
  let deadlineTimer: ReturnType<typeof setTimeout> | undefined
  let retry: () => void = () => void guarded(begin)
  let unsavedRecorder: Recorder | undefined
  let lostAttempt: string | undefined
  const timeOverListeners = new Set<() => void>()
  let seenLately: Promise<readonly string[]> | undefined
  let rescuedLog: string | undefined

  const answering = createAnswering({
    open: () => (item && isOpen() ? { item, work } : undefined),
    anticipate: (next) => (work = next),
    append,
    show,
  })

  // Before the recorder's own listeners, so that what is pending goes with its last write.
  globalThis.addEventListener?.('pagehide', answering.flush, { capture: true })
  globalThis.document?.addEventListener('visibilitychange', noticeVisibility, { capture: true })
  void guarded(begin)
  return { view, actions: createActions() }

  async function begin(): Promise<void> {
    view.value = { screen: 'loading' }
    const offering = world.loadRelease(options.address)
    const found = await findSession(world, options.address, options.test, offering)
    release = await offering
    await meet(found)
  }

  /** Goes on from what was found: with the session, with a new one, or with words. */
  async function meet(found: FoundSession): Promise<void> {
    if (found.type === 'problem') {
      const { again } = found
      lostAttempt = found.lost
      rescuedLog = found.log
      if (again) retry = () => void guarded(async () => meet(await again()))
      return fail(found.code)
    }
    release = found.release
    if (found.type === 'none') {
      view.value = { screen: 'introduction', test: testView(found.blueprint) }
      // Much practice takes a moment to read; meanwhile the introduction is read, too.
      seenLately = world.seen()
      return
    }
    const { storage, session, blueprint } = found
    attach(blueprint, storage.recorder, session, storage.events, noticeOf(storage))
    const lastWall = storage.events.at(-1)?.at.wall ?? 0
    if (!isPaused())
      append('resume', {
        recovered: events.length,
        lostMs: Math.max(0, Math.floor(world.clocks.wall() - lastWall)),
      })
    return goOn()
  }

  /** Shows where the session stands; where nothing waits for the candidate, it advances. */
  async function goOn(): Promise<void> {
    const current = state?.current
    const isFeedback = current?.phase === 'estimated' && running?.blueprint.feedback !== 'end'
    if (current === undefined || !(isPaused() || isFeedback)) return advance()
    if (item?.id !== current.id) await bring(current.id)
    show()
  }

  async function start(blueprint: Blueprint, isUnsavedAccepted: boolean): Promise<void> {
    if (!release) return
    view.value = { screen: 'loading' }
    // From the first event on nothing asks the network.
    const [seen] = await Promise.all([
      seenLately ?? world.seen(),
      release.prepare(),
      world.prepare(release.index.items.map(({ kind }) => kind)),
    ])
    const offered = new Set(release.index.items.map(({ id }) => id))
    const seenHere = seen.filter((id) => offered.has(id))
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
      accommodations,
      ...(seenHere.length > 0 && { seen: seenHere }),
    })
    await advance()
  }

  function attach(
    blueprint: Blueprint,
    recorder: Recorder,
    session: string,
    recorded: readonly SessionEvent[],
    notice: string | undefined,
  ): void {
    if (!release) return
    const config = configOfTest(release.index, blueprint)
    events = [...recorded]
    signals = recorded.reduce(reduceSignals, NO_SIGNALS)
    state = recorded.reduce(reduceSession(config), initialState(config))
    const clock = startClock(world.clocks, recorded.at(-1)?.at.mono ?? 0, noticeWake)
    running = { config, blueprint, recorder, clock, session, notice }
    recorder.onStatus(show)
  }

  /** Writes an event: to the recorder, through the engine, and through the candidate's own work. */
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

  /** Does what the engine asks for until it waits for the candidate. */
  async function advance(): Promise<void> {
    while (running && state && !isPaused()) {
      const action = nextAction(running.config, state)
      if (action.type === 'end') return finish()
      if (action.type !== 'await') {
        if (action.type === 'present') {
          if (item?.id === action.data.item) append('present', action.data)
          // Then asked again: meanwhile the session may have ended or come to rest.
          else await bring(action.data.item)
        } else if (action.type === 'finish') append('finish', action.data)
        else {
          append('estimate', action.data)
          if (running.blueprint.feedback === 'end') continue
          // The page may have died between the score and this estimate: then no item is at hand yet.
          const scored = state.current?.id
          if (scored !== undefined && item?.id !== scored) await bring(scored)
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
      const { scoreItem } = await world.grading()
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
    if (!item || !running || !isOpen()) return
    submitting = true
    clearTimeout(deadlineTimer)
    stopRunning?.()
    const isRetry = work.isRetrying
    append('submit', { item: item.id, response: responseOf(work, item, languages()) })
    show()
    if (isRetry) void guarded(learn, learn)
    else void guarded(advance)
  }

  /** Scores a later try: it moves nothing, so the engine has no say in it. */
  async function learn(): Promise<void> {
    await score()
    show()
  }

  function proceed(): void {
    if (!isFeedback()) return
    item = undefined
    void guarded(advance, advance)
  }

  function retryItem(): void {
    if (!item || !isFeedback()) return
    append('retry', { item: item.id })
    run = { state: 'idle' }
    show()
  }

  function reveal(): void {
    if (!item || !isFeedback() || work.isRevealed) return
    append('reveal', { item: item.id })
    show()
  }

  function pause(): void {
    if (!running || submitting || !item || phase() === undefined || isPaused()) return
    if (!mayPause(running.blueprint, accommodationsOf())) return
    stopRunning?.()
    clearTimeout(deadlineTimer)
    append('pause', {})
    show()
  }

  function unpause(): void {
    if (!isPaused()) return
    append('resume', { recovered: events.length })
    void guarded(goOn)
  }

  function end(): void {
    const open = state?.blocks.find(({ finished }) => finished === undefined)
    // A score that is on its way belongs to this session.
    if (!open || submitting || isPaused()) return
    stopRunning?.()
    append('finish', { block: open.id, reason: 'ended' })
    void guarded(advance)
  }

  async function finish(): Promise<void> {
    if (!running) return
    clearTimeout(deadlineTimer)
    const { recorder, session, clock } = running
    clock.stop()
    const { type } = await recorder.flush()
    const resultUrl = options.resultUrl(session)
    view.value = { screen: 'finished', resultUrl, saved: type === 'saved' }
    if (type === 'saved') return void (await recorder.close())
    // The result is computed from what is stored: it can be shown once that is the whole log.
    recorder.onStatus(({ pending }) => {
      if (pending === 0) view.value = { screen: 'finished', resultUrl, saved: true }
    })
  }

  /** The machine slept: the time that the block still has begins to run again. */
  function noticeWake(sleptMs: number): void {
    if (isPaused() || phase() === undefined) return
    append('resume', { recovered: events.length, lostMs: Math.floor(sleptMs) })
    if (phase() === 'answering') void guarded(advance)
  }

  /** When a block's time is over, what is there is submitted. */
  function watchDeadline(deadline: number | undefined): void {
    clearTimeout(deadlineTimer)
    if (deadline === undefined || !running) return
    const left = deadline - running.clock.now().mono
    if (left <= 0) {
      for (const listener of timeOverListeners) listener()
      return submit()
    }
    // A timer holds 2^31 − 1 ms at most, and one that was due in a sleep comes too early: it is looked at again.
    deadlineTimer = setTimeout(() => watchDeadline(deadline), Math.min(left, 2 ** 30))
  }

  function noticeVisibility(): void {
    answering.flush()
    if (globalThis.document.visibilityState === 'hidden') {
      awaySince = isWatched() ? world.clocks.steady() : undefined
      return
    }
    const ms = awaySince === undefined ? 0 : Math.floor(world.clocks.steady() - awaySince)
    awaySince = undefined
    if (ms < SHORTEST_AWAY_MS || !isWatched()) return
    append('away', { ms })
    show()
  }

  function notice<Type extends 'paste' | 'untrusted'>(type: Type, data: EventData<Type>): void {
    if (!isWatched() || !isOpen()) return
    append(type, data)
    show()
  }

  function runCode(): void {
    if (item?.kind !== 'code' || run.state === 'running' || submitting || isPaused()) return
    const code = item
    const response = responseOf(work, code, languages())
    if (response.kind !== 'code') return
    const abort = new AbortController()
    const stop = (): void => abort.abort()
    stopRunning = stop
    const { ownCases } = work
    const own = ownCases.filter(({ input }) => input.trim() !== '').length
    run = { state: 'running', done: 0, of: code.task.examples.length + own }
    show()
    void guarded(async () => {
      const { runVisible } = await world.grading()
      const result = await runVisible({
        task: code.task,
        response,
        ownCases,
        runner: await runnerAtHand(),
        signal: abort.signal,
        onProgress: (done, of) => {
          if (stopRunning !== stop) return
          run = { state: 'running', done, of }
          show()
        },
      })
      if (item !== code) return
      append('run', { item: code.id, language: response.language, cases: [...result.cases] })
      if (stopRunning === stop) run = result.view
    }).finally(() => {
      // Another run, or none, is on screen since then.
      if (stopRunning !== stop) return
      stopRunning = undefined
      if (run.state === 'running') run = { state: 'idle' }
      show()
    })
  }

  function runnerAtHand(): Promise<Runner> {
    runner ??= world.createRunner()
    runner.catch(() => (runner = undefined))
    return runner
  }

  /**
   * Anything unforeseen becomes words; the log is safe in any case.
   *
   * @param again what the candidate's next try does; unless told otherwise, it goes on where the session stands
   */
  async function guarded(task: () => Promise<void>, again?: () => Promise<void>): Promise<void> {
    try {
      await task()
    } catch (error) {
      submitting = false
      retry = () => void guarded(again ?? (running ? goOn : begin), again)
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
    // Two presses are one way on.
    if (view.value.screen !== 'problem') return
    switch (way) {
      case 'home':
        return world.goHome()
      case 'download':
        return world.download(exportLog(), `assay-${options.test}.json`)
      case 'retry':
      case 'take-over':
        view.value = { screen: 'loading' }
        return retry()
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
    view.value = { screen: 'loading' }
    void guarded(async () => {
      if (lostAttempt !== undefined) await world.remove(lostAttempt)
      lostAttempt = undefined
      const blueprint = release?.test(options.test)
      if (blueprint) view.value = { screen: 'introduction', test: testView(blueprint) }
    })
  }

  function exportLog(): Blob {
    answering.flush()
    const own = events.length > 0 ? events : (unsavedRecorder?.events() ?? [])
    const text = own.length > 0 ? encodeLog(own) : (rescuedLog ?? encodeLog([]))
    return new Blob([text], { type: 'application/json' })
  }

  /** Whether the answer on screen can still be changed: it has not been submitted, or another try is under way. */
  function isOpen(): boolean {
    if (submitting || isPaused()) return false
    return phase() === 'answering' || (phase() === 'estimated' && work.isRetrying)
  }

  function isFeedback(): boolean {
    return item !== undefined && phase() === 'estimated' && !work.isRetrying && !submitting && !isPaused()
  }

  function isPaused(): boolean {
    return state?.pausedAt !== undefined
  }

  /** Whether facts about how somebody works are recorded now. */
  function isWatched(): boolean {
    return item !== undefined && !isPaused() && accommodationsOf().signals
  }

  function accommodationsOf(): Accommodations {
    const [first] = events
    return first?.type === 'start' ? first.data.accommodations : accommodations
  }

  function phase(): NonNullable<SessionState['current']>['phase'] | undefined {
    return state?.current?.phase
  }

  function languages(): readonly string[] {
    return state?.start?.languages ?? []
  }

  function show(): void {
    if (!running || !state || !item || !state.current) return
    // What is said stays until the candidate has chosen a way on, whatever the stores report meanwhile.
    if (view.value.screen === 'problem' || view.value.screen === 'finished') return
    const moment = {
      ...running,
      accommodations: accommodationsOf(),
      state,
      item,
      work,
      run,
      signals: signals.list,
      submitting,
      readAt: world.clocks.steady(),
    }
    view.value = isPaused() ? pausedView(moment) : viewOf(moment)
  }

  function createActions(): SessionActions {
    return {
      start: (wanted = ORDINARY) => {
        const blueprint = release?.test(options.test)
        // Two presses are one start.
        if (view.value.screen !== 'introduction') return
        accommodations = wanted
        if (blueprint) void guarded(() => start(blueprint, false))
      },
      edit: answering.edit,
      answer: answering.answer,
      setLanguage: (name) => {
        const language =
          item?.kind === 'code' ? item.task.languages.find((offered) => offered === name) : undefined
        if (item && language && isOpen()) append('language', { item: item.id, language })
        show()
      },
      setOwnCases: answering.setOwnCases,
      run: runCode,
      stopRun: () => stopRunning?.(),
      takeHint: (index) => {
        const hint = item?.grading.hints[index]
        if (!item || !hint || work.hints.includes(index) || !isOpen()) return
        if (running?.blueprint.feedback === 'end') return
        append('hint', { item: item.id, hint: index, cost: hint.cost })
        show()
      },
      submit,
      onTimeOver: (listener) => {
        timeOverListeners.add(listener)
        return () => void timeOverListeners.delete(listener)
      },
      proceed,
      end,
      solveProblem,
      retry: retryItem,
      reveal,
      pause,
      unpause,
      note: (seq, text) => {
        if (!signals.list.some((one) => one.seq === seq)) return
        append('note', { about: seq, text: text.slice(0, LONGEST_NOTE).toWellFormed() })
        show()
      },
      noticePaste: (characters, origin) => {
        if (item) notice('paste', { item: item.id, characters, origin })
      },
      noticeUntrusted: (characters) => {
        if (item) notice('untrusted', { item: item.id, characters })
      },
      exportLog,
    }
  }
}

function noticeOf({ facts }: Extract<StorageState, { type: 'open' }>): string | undefined {
  return facts.length === 0 ? undefined : facts.map(describeFact).join(' ')
}

function hasEnded({ blocks }: SessionState): boolean {
  return blocks.every(({ finished }) => finished !== undefined)
}
