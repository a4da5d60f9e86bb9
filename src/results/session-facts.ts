import { initialState, nextAction, reduceSession, type SessionConfig } from '#adaptive'
import type { SessionEvent } from '#schemas/event'
import type { Fact } from './fact.ts'

/** How far two clocks of one machine may drift apart between two events before it is a fact to tell, in milliseconds. */
const CLOCK_TOLERANCE_MS = 30_000

/** Submitting takes a moment after the time is over: later than this it is a fact to tell, in milliseconds. */
const LATE_TOLERANCE_MS = 15_000

/**
 * Facts of a session that change no score but that a person who relies on it should see. None is a verdict.
 *
 * @param config of the test that the log names
 * @param events a whole log
 */
export function sessionFacts(config: SessionConfig, events: readonly SessionEvent[]): readonly Fact[] {
  const facts: Fact[] = []
  const reduce = reduceSession(config)
  let state = initialState(config)
  let scores = 0
  for (const event of events) {
    if (event.type === 'submit') {
      const action = nextAction(config, state)
      const deadline = action.type === 'await' && 'deadline' in action ? action.deadline : undefined
      if (deadline !== undefined && event.at.mono > deadline + LATE_TOLERANCE_MS)
        facts.push({
          words: `${event.data.item} was submitted ${lasting(event.at.mono - deadline)} after the time was over.`,
          seq: event.seq,
        })
    }
    if (event.type === 'score') scores += 1
    state = reduce(state, event)
  }
  const taken = state.blocks.flatMap((block) => block.taken)
  for (const [why, words] of [
    ['hint', 'a hint had given the key away'],
    ['seen', 'the candidate had met them lately'],
    ['pretest', 'they are on trial'],
  ] as const) {
    const ids = taken.flatMap(({ id, score, uncounted }) => (score && uncounted === why ? [id] : []))
    if (ids.length > 0) facts.push({ words: `Not counted, since ${words}: ${ids.join(', ')}.` })
  }
  const retries = events.filter(({ type }) => type === 'retry').length
  if (scores > taken.filter(({ score }) => score !== undefined).length + retries)
    facts.push({ words: 'The log holds more scores than tries; only the first of each item counts.' })
  if (state.blocks.some(({ finished }) => finished === undefined))
    facts.push({ words: 'The session is not over.' })
  // in a graded test the organisation has set it, and an accommodation is no fact about anybody
  if (state.start?.timeMultiplier === null && config.blueprint.use === 'practice')
    facts.push({ words: 'Time limits were off.' })
  return [...facts, ...clockFacts(events)]
}

/** While a page is open, its steady clock and the machine's clock go at one speed. */
function clockFacts(events: readonly SessionEvent[]): readonly Fact[] {
  let [apart, apartSeq] = [0, 0]
  let drift = 0
  let [drifted, driftedSeq] = [0, 0]
  for (const [at, event] of events.entries()) {
    const before = events[at - 1]
    // Between pages the steady clock stands still.
    if (!before || event.type === 'resume') continue
    const step = event.at.wall - before.at.wall - (event.at.mono - before.at.mono)
    if (Math.abs(step) > apart) [apart, apartSeq] = [Math.abs(step), event.seq]
    drift += step
    if (Math.abs(drift) > drifted) [drifted, driftedSeq] = [Math.abs(drift), event.seq]
  }
  if (apart > CLOCK_TOLERANCE_MS)
    return [
      {
        words: `The machine's clock and the session's own time differ by ${lasting(apart)} between two events.`,
        seq: apartSeq,
      },
    ]
  return drifted > CLOCK_TOLERANCE_MS
    ? [
        {
          words: `The machine's clock and the session's own time go at different speeds: they part by ${lasting(drifted)}.`,
          seq: driftedSeq,
        },
      ]
    : []
}

/** A time in words. @param ms from 0 */
export function lasting(ms: number): string {
  return ms < 120_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`
}
