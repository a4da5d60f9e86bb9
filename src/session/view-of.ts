import { nextAction, type SessionConfig, type SessionState } from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import type { SessionEvent } from '#schemas/event'
import type { PracticeItem } from '#schemas/public-item'
import { describeStatus } from '../text/storage.ts'
import type { SessionClock } from './clock.ts'
import type { Recorder } from './storage-recorder.ts'
import { testView } from './test-view.ts'
import type { Draft, FeedbackView, RunView, SavedView, WorkingView } from './view.ts'
import { languageOf, OWN_INPUT, responseOf, startingText, textOf, type ItemWork } from './work.ts'

/** All that the page shows of a session under way follows from this. */
export interface SessionMoment {
  readonly config: SessionConfig
  readonly blueprint: Blueprint
  readonly recorder: Recorder
  readonly clock: SessionClock
  readonly state: SessionState
  readonly events: readonly SessionEvent[]
  readonly item: PracticeItem
  readonly work: ItemWork
  readonly run: RunView
  readonly submitting: boolean
  /** What was found out of order when the session was opened again, in words. */
  readonly notice: string | undefined
  /** The machine's steady clock, in milliseconds. */
  readonly readAt: number
}

/** The item on screen: in work, or, once it is scored, with its feedback. */
export function viewOf(moment: SessionMoment): WorkingView | FeedbackView {
  const { config, state, events, item, submitting } = moment
  const working = workingView(moment)
  const scored = events.findLast((event) => event.type === 'score')
  if (state.current?.phase !== 'estimated' || submitting || scored?.type !== 'score') return working
  const { score } = scored.data
  return {
    ...working,
    screen: 'feedback',
    score,
    meaning: item.scoring[score.category - 1],
    explanation: item.grading.explanation,
    solutions: item.grading.solutions,
    last: nextAction(config, state).type !== 'present',
  }
}

function workingView(moment: SessionMoment): WorkingView {
  const { blueprint, state, item, run, work, clock, readAt, submitting } = moment
  const test = testView(blueprint)
  const position = state.blocks.reduce((sum, { taken }) => sum + taken.length, 0)
  return {
    screen: 'working',
    test,
    item,
    position,
    remainingAtMost: Math.max(0, test.maxItems - position),
    draft: draftOf(moment),
    run,
    hintsTaken: work.hints,
    saved: savedView(moment),
    clock: {
      elapsedMs: clock.now().mono,
      readAt,
      limitMs: test.minutes === null ? null : test.minutes * 60_000,
    },
    submitting,
  }
}

function draftOf({ item, work, state }: SessionMoment): Draft {
  const languages = state.start?.languages ?? []
  const response = responseOf(work, item, languages)
  if (item.kind !== 'code') return { kind: item.kind, response }
  return {
    kind: 'code',
    language: languageOf(work, item, languages),
    texts: Object.fromEntries(
      item.task.languages.map((language) => [language, textOf(work, item, language)]),
    ),
    ownInput: work.texts[OWN_INPUT] ?? startingText(item, OWN_INPUT),
  }
}

function savedView({ recorder, notice }: SessionMoment): SavedView {
  const status = recorder.status()
  const { savedAt, pending, problem } = status
  const isLost = problem !== undefined && problem.type !== 'degraded'
  return {
    state: isLost ? 'unsaved' : pending > 0 ? 'saving' : 'saved',
    at: savedAt,
    problem: describeStatus(status) ?? notice,
  }
}
