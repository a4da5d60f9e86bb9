import type { SessionEvent } from '#schemas/event'
import type { RegistryForm } from './registry.ts'
import { lasting } from './session-facts.ts'

/** Dates end here (ECMA-262, 21.4.1.1): a log may say any number. */
const LAST_DAY_MS = 8.64e15

/** By the clock of the candidate's machine, which may go wrong. */
export function windowFacts(
  [start]: readonly SessionEvent[],
  { opens, closes }: RegistryForm,
): readonly string[] {
  const began = Math.min(start?.at.wall ?? 0, LAST_DAY_MS)
  const shown = new Date(began).toISOString()
  return [
    ...(opens !== undefined && began < Date.parse(opens)
      ? [`By its own clock it began at ${shown}, before it opened at ${opens}.`]
      : []),
    ...(closes !== undefined && began > Date.parse(closes)
      ? [`By its own clock it began at ${shown}, after it closed at ${closes}.`]
      : []),
  ]
}

/** Time that the session's own clock may leave out before it is a fact to tell, in milliseconds: a page that is reloaded. */
const LEFT_OUT_TOLERANCE_MS = 60_000

/** What candidates may do and what nobody has agreed on with them: it changes no score, and may be worth one. */
export function courseFacts(
  events: readonly SessionEvent[],
  { accommodations }: RegistryForm,
): readonly string[] {
  const facts = events.flatMap(({ type, data }) =>
    type === 'finish' && data.reason === 'ended'
      ? [
          `The candidate ended the block ${data.block} before it was over: the score rests on what was submitted until then.`,
        ]
      : [],
  )
  const pauses = events.filter(({ type }) => type === 'pause').length
  if (pauses > 0 && accommodations.breaks !== true)
    facts.push(
      `The session was paused ${pauses === 1 ? 'once' : `${pauses} times`}, and no breaks were agreed on.`,
    )
  const leftOut = leftOutMs(events)
  if (leftOut > LEFT_OUT_TOLERANCE_MS)
    facts.push(
      `For ${lasting(leftOut)} the page was closed or the machine slept: no time limit counted that.`,
    )
  return facts
}

/** Session time stands still between pages, and while the machine sleeps: by the machine's clock so long. */
function leftOutMs(events: readonly SessionEvent[]): number {
  let sum = 0
  let paused = false
  for (const [at, { type, at: now }] of events.entries()) {
    const before = events[at - 1]?.at
    if (type === 'resume' && !paused && before) sum += now.wall - before.wall - (now.mono - before.mono)
    if (type === 'pause' || type === 'resume') paused = type === 'pause'
  }
  return sum
}
