import { signal, type ReadonlySignal } from '@preact/signals'
import type { Runner } from '#runner'
import { createCodeRuns } from './code-runs.ts'
import { createCourse } from './course.ts'
import { createDeadline } from './deadline.ts'
import { engineNames, type EngineFiles } from './engine-files.ts'
import { createFailures } from './failures.ts'
import { createOpening, type GradedStart } from './opening.ts'
import type { ReleaseAddress } from './release.ts'
import { isAtSeam } from './seam.ts'
import { createSteps } from './steps.ts'
import { createTrouble } from './trouble.ts'
import { pausedView, seamView, viewOf } from './view-of.ts'
import type { SessionActions, SessionView } from './view.ts'
import { createWatch } from './watch.ts'
import { browserWorld, type SessionWorld } from './world.ts'

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
  /** The sandbox's engine files; their content-hashed names go into the log, since fuel is counted by these very builds. */
  readonly engines: EngineFiles
  readonly world?: Partial<SessionWorld>
  /** The candidate's form, where the test is graded. */
  readonly graded?: GradedStart
}

/**
 * Opens a test for a candidate: finds the session that was begun here, or offers to start one.
 *
 * What the engine wants next becomes an event, every event goes to the recorder and through the reducers, and the view
 * follows from what they say. The parts here share nothing but the course of the session and the view:
 * `opening` leads to a session, `course` is its log and what follows from it, `steps` go from item to item, `code-runs`
 * run code, `failures` shows hidden cases beside the key, `watch` writes facts down, `deadline` waits for the end of the time, and `trouble` says what went wrong.
 *
 * @returns the view to render and the actions to call; neither ever throws
 */
export function openSession(options: SessionOptions): SessionController {
  const world: SessionWorld = { ...browserWorld(options.createRunner), ...options.world }
  const view = signal<SessionView>({ screen: 'loading' })
  const course = createCourse({ clocks: world.clocks, show, onWake: (sleptMs) => steps.wake(sleptMs) })
  const trouble = createTrouble({
    view,
    report: world.report,
    goOn: () => (course.running ? steps.goOn() : opening.begin()),
    abandon: () => course.setScoring(false),
  })
  const runs = createCodeRuns({ world, course, trouble, show })
  const failures = createFailures({ world, course, runs, show })
  const watch = createWatch({ clocks: world.clocks, course, show })
  const deadline = createDeadline(
    () => course.running?.clock.now().mono ?? 0,
    () => steps.close(),
  )
  const { resultUrl } = options
  const engines = engineNames(options.engines)
  const steps = createSteps({ engines, world, view, course, runs, deadline, trouble, resultUrl, show })
  const { goOn, advance } = steps
  const opening = createOpening({
    graded: undefined,
    ...options,
    engines,
    world,
    view,
    course,
    trouble,
    goOn,
    advance,
  })
  const { answering } = course

  // Before the recorder's own listeners, so that what is pending goes with its last write.
  globalThis.addEventListener?.('pagehide', answering.flush, { capture: true })
  globalThis.document?.addEventListener('visibilitychange', noticeVisibility, { capture: true })
  void trouble.guarded(opening.begin)
  return {
    view,
    actions: {
      start: opening.start,
      edit: answering.edit,
      answer: answering.answer,
      predict: answering.predict,
      setLanguage,
      setOwnCases: answering.setOwnCases,
      run: runs.run,
      stopRun: runs.stop,
      takeHint: steps.takeHint,
      submit: steps.submit,
      onTimeOver: deadline.onOver,
      proceed: steps.proceed,
      retry: steps.retry,
      reveal: steps.reveal,
      pause: steps.pause,
      unpause: steps.unpause,
      note: watch.note,
      noteAssistance: watch.noteAssistance,
      end: steps.end,
      beginPart: steps.beginPart,
      solveProblem: opening.solveProblem,
      noticePaste: watch.noticePaste,
      noticeUntrusted: watch.noticeUntrusted,
      exportLog: opening.exportLog,
    },
  }

  function noticeVisibility(): void {
    answering.flush()
    watch.noticeVisibility()
  }

  function setLanguage(name: string): void {
    // Its engine takes a while to come: the first run need not wait for all of it.
    if (name === 'python')
      void runs
        .runner()
        .then((runner) => runner.ready('python'))
        .catch(() => undefined)
    const { item } = course
    const language =
      item?.kind === 'code' ? item.task.languages.find((offered) => offered === name) : undefined
    if (item && language && course.isOpen() && course.work.followUp === undefined)
      course.append('language', { item: item.id, language })
    show()
  }

  function show(): void {
    const { running, state, item, work, signals } = course
    if (!running || !state) return
    // What is said stays until the candidate has chosen a way on, whatever the stores report meanwhile.
    if (view.value.screen === 'problem' || view.value.screen === 'finished') return
    if (isAtSeam(state)) {
      view.value = seamView({ ...running, accommodations: course.accommodations(), state })
      return
    }
    if (!state.current || !item) return
    const moment = {
      ...running,
      accommodations: course.accommodations(),
      state,
      item,
      work,
      run: runs.view(),
      failures: failures.view(),
      signals: signals.list,
      assistance: signals.assistance,
      submitting: course.isScoring(),
    }
    view.value = course.isPaused() ? pausedView(moment) : viewOf(moment)
  }
}
