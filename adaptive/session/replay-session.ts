import type { SessionEvent } from '#schemas/event'
import type { SessionConfig } from './config.ts'
import { nextAction, type SessionAction } from './next-action.ts'
import { MOST_FAULTS, reduceSession } from './reduce-session.ts'
import { initialState, type SessionState } from './state.ts'

/** An event that the engine would not have written there. */
export interface Mismatch {
  readonly seq: number
  /** what the engine would have done */
  readonly expected: SessionAction
  /** what the log says */
  readonly found: Extract<SessionEvent, { type: 'present' | 'estimate' | 'finish' }>
}

export interface Replay {
  /** the session as the log makes it; its `faults` hold the events that did not fit */
  readonly state: SessionState
  readonly mismatches: readonly Mismatch[]
  /** how many events at the end were not run, after a thousand faults and mismatches; absent where all were */
  readonly unread?: number
}

/**
 * Runs a log again and compares each presented item, each estimate (theta, standard error, both ends of the interval,
 * to the bit) and each end of a block with what the engine would have written. After a mismatch it goes on from what
 * the log says, so that one difference is reported once. That the candidate ended a block is the candidate's to say.
 * A log that parts from the engine a thousand times is of no use to anybody, and what to do next is dear to compute: the
 * rest of it is not run.
 *
 * @param config of the test that the log names
 * @param events in the order of the log
 */
export function replaySession(config: SessionConfig, events: readonly SessionEvent[]): Replay {
  const reduce = reduceSession(config)
  const mismatches: Mismatch[] = []
  let state = initialState(config)
  let read = 0
  for (const event of events) {
    if (state.faults.length + mismatches.length >= MOST_FAULTS) break
    read += 1
    if (event.type === 'present' || event.type === 'estimate' || event.type === 'finish') {
      const expected = nextAction(config, state)
      if (!agrees(expected, event)) mismatches.push({ seq: event.seq, expected, found: event })
    }
    state = reduce(state, event)
  }
  return { state, mismatches, ...(read < events.length ? { unread: events.length - read } : {}) }
}

function agrees(expected: SessionAction, found: Mismatch['found']): boolean {
  if (found.type === 'finish' && found.data.reason === 'ended') return expected.type !== 'end'
  switch (found.type) {
    case 'present':
      return expected.type === 'present' && same(expected.data, found.data)
    case 'estimate':
      return expected.type === 'estimate' && same(expected.data, found.data)
    case 'finish':
      return expected.type === 'finish' && same(expected.data, found.data)
  }
}

function same<Data extends object>(expected: Data, found: Data): boolean {
  const keys = Object.keys(expected) as (keyof Data)[]
  return (
    keys.length === Object.keys(found).length && keys.every((key) => Object.is(expected[key], found[key]))
  )
}
