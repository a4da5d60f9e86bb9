import {
  configOfTest,
  initialState,
  nextAction,
  recordScales,
  reduceSession,
  replaySession,
  type SessionConfig,
  type SessionState,
} from '#adaptive'
import { sha256Hex } from '#log'
import type { SessionEvent } from '#schemas/event'
import type { ReleasePublic } from '#schemas/release-public'

/** Attempts at a graded test, and the items of the form that each was given. Plain JSON. */
export interface Attempts {
  readonly index: ReleasePublic
  readonly events: readonly (readonly SessionEvent[])[]
}

/** What replaying an attempt gave. */
export interface Replayed {
  /** of all that the engine says after each event, every number by its bits */
  readonly digest: string
  readonly events: number
  readonly mismatches: number
}

/** Replays attempts at a test, the same in Node and in a browser. @param test its id */
export function replayAttempts({ index, events }: Attempts, test: string): readonly Replayed[] {
  const blueprint = index.tests.find(({ id }) => id === test)
  if (blueprint === undefined) throw new Error(`no test ${test}`)
  const config = configOfTest(index, blueprint)
  return events.map((attempt) => replayed(config, attempt))
}

function replayed(config: SessionConfig, events: readonly SessionEvent[]): Replayed {
  const reduce = reduceSession(config)
  let state = initialState(config)
  let said = ''
  for (const event of events) {
    state = reduce(state, event)
    said = sha256Hex(said + bitsOf([state, nextAction(config, state)]))
  }
  const { state: last, mismatches } = replaySession(config, events)
  const digest = sha256Hex(said + bitsOf([last, recordScales(config, last.blocks.map(responsesOf))]))
  return { digest, events: events.length, mismatches: mismatches.length + last.faults.length }
}

function responsesOf({ taken }: SessionState['blocks'][number]) {
  return taken.flatMap(({ id, score }) =>
    score === undefined ? [] : [{ item: id, category: score.category }],
  )
}

/** JSON in which each number is told by the bits of its double. */
function bitsOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Float64Array) return textOfBytes(new Uint8Array(part.buffer))
    if (part instanceof Uint8Array) return textOfBytes(part)
    return typeof part === 'number' ? textOfBytes(new Uint8Array(Float64Array.of(part).buffer)) : part
  })
}

function textOfBytes(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
