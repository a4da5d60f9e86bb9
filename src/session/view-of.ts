import { elapsedMs, lengthOf, nextAction, type SessionConfig, type SessionState } from '#adaptive'
import { documentsOf, isRunnable, type Signal } from '#log'
import type { Blueprint } from '#schemas/blueprint'
import type { Accommodations } from '#schemas/event'
import type { PracticeItem } from '#schemas/public-item'
import { describeStatus } from '../text/storage.ts'
import type { SessionClock } from './clock.ts'
import { followUpOf, itemNow } from './follow-up.ts'
import type { Recorder } from './storage-recorder.ts'
import { isSilent, mayPause, testView } from './test-view.ts'
import { timeLimit } from './time-limit.ts'
import type {
  BlockView,
  ClockView,
  Draft,
  FailuresView,
  FeedbackView,
  FollowUpView,
  PausedView,
  RunView,
  SavedView,
  SeamView,
  WorkingView,
} from './view.ts'
import { isKeyOpen, isSolved, responseOf, textOf, type ItemWork } from './work.ts'

/** All that the page shows of a session under way follows from this. */
export interface SessionMoment {
  readonly config: SessionConfig
  readonly blueprint: Blueprint
  readonly accommodations: Accommodations
  readonly recorder: Recorder
  readonly clock: SessionClock
  readonly state: SessionState
  readonly item: PracticeItem
  readonly work: ItemWork
  readonly run: RunView
  readonly failures: FailuresView
  readonly signals: readonly Signal[]
  /** What was said of help from an AI, by block. */
  readonly assistance: Readonly<Record<string, string>>
  readonly submitting: boolean
  /** What was found out of order when the session was opened again, in words. */
  readonly notice: string | undefined
}

/** The item on screen: in work, or, once it is scored, with its feedback. */
export function viewOf(moment: SessionMoment): WorkingView | FeedbackView {
  const { blueprint, config, state, item, work, submitting, failures } = moment
  const working = workingView(moment)
  const { scores, isRetrying } = work
  const score = scores.at(-1)
  if (state.current?.phase !== 'estimated' || submitting || isRetrying || score === undefined) return working
  if (isSilent(blueprint)) return { ...working, submitting: true }
  const revealed = isKeyOpen(work)
  const taken = state.blocks[state.current.block]?.taken.at(-1)
  return {
    ...working,
    screen: 'feedback',
    score,
    meaning: item.scoring[score.category - 1],
    first: scores.length > 1 ? scores[0] : undefined,
    uncounted: taken?.uncounted,
    solved: isSolved(work),
    revealed,
    failures,
    explanation: item.grading.explanation,
    solutions: revealed ? item.grading.solutions : [],
    last: isLast(config, state),
  }
}

/** Tests run on a right implementation, which is not there in a graded test. */
export function hasRightOne({ kind, grading }: PracticeItem): boolean {
  return kind !== 'tests' || 'reference' in grading.key
}

/** A session that rests. */
export function pausedView(moment: SessionMoment): PausedView {
  return {
    screen: 'paused',
    test: testView(moment.blueprint),
    position: positionOf(moment),
    saved: savedView(moment),
    clock: clockView(moment),
  }
}

/** Between two parts. */
export function seamView({
  blueprint,
  state,
  accommodations,
  ...stored
}: Pick<SessionMoment, 'blueprint' | 'state' | 'accommodations' | 'recorder' | 'notice'>): SeamView {
  const test = testView(blueprint)
  return { screen: 'seam', test, blueprint, state, accommodations, saved: savedView(stored) }
}

/** Whether nothing follows on the item at hand: no item of its block, and no other block. */
function isLast(config: SessionConfig, state: SessionState): boolean {
  const open = state.blocks.filter(({ finished }) => finished === undefined)
  return open.length <= 1 && nextAction(config, state).type !== 'present'
}

function workingView(moment: SessionMoment): WorkingView {
  const { blueprint, accommodations, item, run, work, signals, submitting } = moment
  const test = testView(blueprint)
  const position = positionOf(moment)
  const draft = draftOf(moment)
  return {
    screen: 'working',
    test,
    item: itemNow(item, work),
    position,
    remainingAtMost: remainingOf(moment),
    draft,
    run,
    canRun: isRunnable(draft.response) && hasRightOne(item),
    hintsTaken: work.hints,
    saved: savedView(moment),
    clock: clockView(moment),
    submitting,
    block: blockView(moment),
    accommodations,
    signals,
    attempt: work.attempt,
    canPause: mayPause(blueprint, accommodations),
    followUp: followUpView(moment),
    locksNext: followUpOf(item) !== undefined && work.followUp === undefined,
    earlier: work.earlier,
  }
}

function followUpView({ item, work }: SessionMoment): FollowUpView | undefined {
  const { html } = followUpOf(item) ?? {}
  if (html === undefined || work.followUp === undefined) return undefined
  const { isSettled, ...followUp } = work.followUp
  return { ...followUp, html, stage: isSettled ? 'adapt' : 'predict' }
}

function positionOf({ state }: SessionMoment): number {
  return state.blocks.reduce((sum, { taken }) => sum + taken.length, 0)
}

/** Items that may still come: none of a block that is over, however few it gave, and none that no rule counts. */
function remainingOf({ blueprint, state }: SessionMoment): number {
  return blueprint.blocks.reduce((sum, block, at) => {
    const { finished, taken = [] } = state.blocks[at] ?? {}
    const { max } = lengthOf(block, Infinity)
    return finished === undefined && Number.isFinite(max) ? sum + Math.max(0, max - taken.length) : sum
  }, 0)
}

function blockView({ blueprint, state, assistance }: SessionMoment): BlockView {
  const at = state.current?.block ?? 0
  const block = blueprint.blocks[at]
  const length = block ? lengthOf(block, Infinity) : { min: 0, max: 0 }
  return {
    title: block?.title ?? '',
    number: at + 1,
    of: blueprint.blocks.length,
    ai: block?.ai ?? 'forbidden',
    length,
    unseen: Math.max(0, length.max - (state.blocks[at]?.taken.length ?? 0)),
    // in practice nobody asks
    assistance:
      blueprint.use === 'graded' && block?.ai === 'allowed' ? (assistance[block.id] ?? '') : undefined,
  }
}

/** The time of the block under way; pauses take none of it. */
function clockView({ blueprint, accommodations, state, clock }: SessionMoment): ClockView {
  const at = state.current?.block ?? 0
  const block = state.blocks[at]
  const now = () => (state.pausedAt === undefined ? { ...state, mono: clock.now().mono } : state)
  return {
    elapsed: () => (block ? elapsedMs(now(), block) : 0),
    limitMs: timeLimit(blueprint.blocks[at], accommodations),
  }
}

function draftOf({ item, work, state }: SessionMoment): Draft {
  return {
    response: responseOf(work, item, state.start?.languages ?? []),
    texts: Object.fromEntries(
      Object.keys(documentsOf(item)).map((document) => [document, textOf(work, item, document)]),
    ),
    ownCases: work.ownCases,
  }
}

function savedView({ recorder, notice }: Pick<SessionMoment, 'recorder' | 'notice'>): SavedView {
  const status = recorder.status()
  const { savedAt, pending, problem } = status
  const isLost = problem !== undefined && problem.type !== 'degraded'
  return {
    state: isLost ? 'unsaved' : pending > 0 ? 'saving' : 'saved',
    at: savedAt,
    problem: describeStatus(status) ?? notice,
  }
}
