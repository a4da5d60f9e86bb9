import { changedEngines, changesBetween, isWritten, textsOfResponse, type EngineNames } from '#log'
import type { Signal } from '@preact/signals'
import { nextAction, prefetch } from '#adaptive'
import type { CodeRuns } from './code-runs.ts'
import type { Course } from './course.ts'
import type { Deadline } from './deadline.ts'
import { followUpOf } from './follow-up.ts'
import { isAtSeam } from './seam.ts'
import type { Trouble } from './trouble.ts'
import { isSilent, mayPause } from './test-view.ts'
import type { SessionActions, SessionView } from './view.ts'
import { isBaseRight, isPredicting, responseOf, textOf } from './work.ts'
import type { SessionWorld } from './world.ts'

/** From item to item: what the engine asks for, and what the candidate decides. */
export interface Steps extends Pick<
  SessionActions,
  'submit' | 'proceed' | 'retry' | 'reveal' | 'takeHint' | 'pause' | 'unpause' | 'end' | 'beginPart'
> {
  /** Submits what there is, as it is: the time is over. */
  readonly close: () => void
  /** Does what the engine asks for until it waits for the candidate. */
  readonly advance: () => Promise<void>
  /** Shows where the session stands; where nothing waits for the candidate, it advances. */
  readonly goOn: () => Promise<void>
  /** The machine slept for so long, in milliseconds. */
  readonly wake: (sleptMs: number) => void
}

interface StepsOptions {
  /** Names of the sandbox's engine files. */
  readonly engines: EngineNames
  readonly world: Pick<SessionWorld, 'grading'>
  readonly view: Signal<SessionView>
  readonly course: Course
  readonly runs: CodeRuns
  readonly deadline: Deadline
  readonly trouble: Trouble
  readonly resultUrl: (session: string) => string
  readonly show: () => void
}

/** Whole because it is one loop: what the engine wants next becomes an event, and each of the candidate's steps goes on with it. */
export function createSteps(options: StepsOptions): Steps {
  const { view, course, runs, deadline, trouble, show } = options
  return {
    advance: () => advance(),
    goOn,
    wake,
    submit,
    close,
    proceed,
    retry,
    reveal,
    takeHint,
    pause,
    unpause,
    end,
    beginPart: () => void trouble.guarded(() => advance(true)),
  }

  async function goOn(): Promise<void> {
    const current = course.state?.current
    const isFeedback = current?.phase === 'estimated' && !isSilent(course.running?.blueprint)
    if (current === undefined || !(course.isPaused() || isFeedback)) return advance()
    if (course.item?.id !== current.id) await bring(current.id)
    show()
  }

  /** @param begins whether the candidate has said that the next part may begin: its time runs from its first item on */
  async function advance(begins = false): Promise<void> {
    while (course.running && course.state && !course.isPaused()) {
      const { release, config, blueprint } = course.running
      const action = nextAction(config, course.state)
      if (action.type === 'end') return finish()
      if (action.type !== 'await') {
        if (action.type === 'present') {
          if (!begins && isAtSeam(course.state)) return rest()
          if (course.item?.id === action.data.item) course.append('present', action.data)
          // Then asked again: meanwhile the session may have ended or come to rest.
          else await bring(action.data.item)
        } else if (action.type === 'finish') course.append('finish', action.data)
        else {
          course.append('estimate', action.data)
          if (isSilent(blueprint)) continue
          // The page may have died between the score and this estimate: then no item is at hand yet.
          const scored = course.state.current?.id
          if (scored !== undefined && course.item?.id !== scored) await bring(scored)
          return show()
        }
        continue
      }
      if (action.event === 'start') return
      if (course.item?.id !== action.item) await bring(action.item)
      if (action.event === 'score') {
        await score()
        continue
      }
      deadline.watch(action.deadline)
      show()
      release.prefetch(prefetch(config, course.state).flatMap(({ item: id }) => id ?? []))
      if (course.item && isWritten(course.item.kind)) {
        const own = course.item.kind === 'sql' ? 'sql' : isInPython() ? 'python' : undefined
        void runs
          .runner()
          .then(async (runner) => own && (await runner.ready(own)))
          .catch(() => undefined)
      }
      return
    }
  }

  /** Between two parts nothing is at hand, and no time of either passes. */
  function rest(): void {
    deadline.forget()
    course.leave()
    show()
  }

  async function bring(id: string): Promise<void> {
    await course.bring(id)
    runs.clear()
  }

  async function score(): Promise<void> {
    const submission = course.events.findLast((event) => event.type === 'submit')
    const { item } = course
    if (!item || submission?.type !== 'submit') return
    course.setScoring(true)
    show()
    try {
      const { scoreItem, stoppedRuns } = await options.world.grading()
      const score = await scoreItem(item, submission.data.response, { runner: runs.runner })
      for (const stopped of stoppedRuns(item, submission.data.response, score))
        course.append('watchdog', { item: item.id, ...stopped })
      course.append('score', { item: item.id, score })
    } finally {
      course.setScoring(false)
    }
  }

  function submit(): void {
    const { item, work } = course
    if (!item || !course.isOpen() || isPredicting(work)) return
    if (followUpOf(item) === undefined || work.followUp !== undefined) {
      if (!isInPython()) return close()
      return void trouble.guarded(closeInPython)
    }
    runs.stop()
    course.append('follow-up', { item: item.id, response: responseOf(work, item, course.languages()) })
    runs.clear()
    show()
  }

  /** Without Python no answer in it can be scored, and nothing could follow: it stays open, and can be changed. */
  async function closeInPython(): Promise<void> {
    course.setScoring(true)
    show()
    const isHere = await runs.hasPython().finally(() => course.setScoring(false))
    if (isHere) close()
    // The time may be over by now, which a later try has none of.
    else if (course.phase() === 'answering') await advance()
    else show()
  }

  function isInPython(): boolean {
    const { item, work } = course
    if (!item) return false
    const response = responseOf(work, item, course.languages())
    return 'language' in response && response.language === 'python'
  }

  function close(): void {
    const { item, work } = course
    if (!item || !course.running || !course.isOpen()) return
    course.setScoring(true)
    deadline.forget()
    runs.stop()
    course.append('submit', { item: item.id, response: responseOf(work, item, course.languages()) })
    // what is scored on record alone waits for no score here
    if (!work.isRetrying && course.phase() === 'estimated') course.setScoring(false)
    show()
    if (work.isRetrying) void trouble.guarded(learn, learn)
    else void trouble.guarded(advance)
  }

  /** Scores a later try: it moves nothing, so the engine has no say in it. */
  async function learn(): Promise<void> {
    await score()
    show()
  }

  function proceed(): void {
    if (!course.isFeedback()) return
    course.leave()
    void trouble.guarded(advance, advance)
  }

  function retry(): void {
    const { item, work } = course
    if (!item || !course.isFeedback()) return
    course.append('retry', { item: item.id })
    // Where the first answer has to be mended, it is what the next try begins with.
    const base = work.followUp && !isBaseRight(work, item) ? work.followUp.base : undefined
    for (const [document, text] of Object.entries(base ? textsOfResponse(item, base) : {})) {
      const now = textOf(work, item, document)
      const changes = changesBetween(now, text)
      if (changes)
        course.append('edit', { item: item.id, document, changes: [...changes], length: now.length })
    }
    runs.clear()
    show()
  }

  function reveal(): void {
    if (!course.item || !course.isFeedback() || course.work.isRevealed) return
    course.append('reveal', { item: course.item.id })
    show()
  }

  function takeHint(index: number): void {
    const { item, work, running } = course
    const hint = item?.grading.hints[index]
    if (!item || !hint || work.hints.includes(index) || !course.isOpen()) return
    if (isSilent(running?.blueprint)) return
    course.append('hint', { item: item.id, hint: index, cost: hint.cost })
    show()
  }

  function pause(): void {
    const { running } = course
    if (!running || course.isScoring() || !course.item) return
    if (course.phase() === undefined || course.isPaused()) return
    if (!mayPause(running.blueprint, course.accommodations())) return
    runs.stop()
    deadline.forget()
    course.append('pause', {})
    show()
  }

  function unpause(): void {
    if (!course.isPaused()) return
    // A page that was opened while the session rested may have others than the one before.
    const engines = changedEngines(course.events, options.engines)
    course.append('resume', { recovered: course.events.length, ...(engines !== undefined && { engines }) })
    void trouble.guarded(goOn)
  }

  function end(): void {
    const open = course.state?.blocks.find(({ finished }) => finished === undefined)
    // A score that is on its way belongs to this session.
    if (!open || course.isScoring() || course.isPaused()) return
    runs.stop()
    void trouble.guarded(() => endAt(open.id))
  }

  /** A locked answer counts, with what was made of it so far. */
  async function endAt(block: string): Promise<void> {
    const { item, work } = course
    if (item && work.followUp !== undefined && course.phase() === 'answering') {
      deadline.forget()
      course.append('submit', { item: item.id, response: responseOf(work, item, course.languages()) })
      await score()
      const next = course.running && course.state && nextAction(course.running.config, course.state)
      if (next?.type === 'estimate') course.append('estimate', next.data)
    }
    course.append('finish', { block, reason: 'ended' })
    await advance()
  }

  async function finish(): Promise<void> {
    if (!course.running) return
    deadline.forget()
    const { recorder, session, clock } = course.running
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

  /** The time that the block still has begins to run again. */
  function wake(sleptMs: number): void {
    if (course.isPaused() || !course.state?.start) return
    course.append('resume', { recovered: course.events.length, lostMs: Math.floor(sleptMs) })
    if (course.phase() === 'answering') void trouble.guarded(advance)
  }
}
