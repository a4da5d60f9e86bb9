import type { SessionEvent } from '#schemas/event'
import type { Fact } from './fact.ts'
import type { RegistryForm } from './registry.ts'
import { lasting } from './session-facts.ts'

/** Dates end here (ECMA-262, 21.4.1.1): a log may say any number. */
const LAST_DAY_MS = 8.64e15

/** By the clock of the candidate's machine, which may go wrong. */
export function windowFacts(
  [start]: readonly SessionEvent[],
  { opens, closes }: RegistryForm,
): readonly Fact[] {
  const began = Math.min(start?.at.wall ?? 0, LAST_DAY_MS)
  const shown = new Date(began).toISOString()
  return [
    ...(opens !== undefined && began < Date.parse(opens)
      ? [{ words: `By its own clock it began at ${shown}, before it opened at ${opens}.`, seq: 0 }]
      : []),
    ...(closes !== undefined && began > Date.parse(closes)
      ? [{ words: `By its own clock it began at ${shown}, after it closed at ${closes}.`, seq: 0 }]
      : []),
  ]
}

/** Time that the session's own clock may leave out before it is a fact to tell, in milliseconds: a page that is reloaded. */
const LEFT_OUT_TOLERANCE_MS = 60_000

/** What candidates may do and what nobody has agreed on with them: it changes no score, and may be worth one. */
export function courseFacts(
  events: readonly SessionEvent[],
  { accommodations }: RegistryForm,
): readonly Fact[] {
  const facts = events.flatMap(({ type, data, seq }): readonly Fact[] =>
    type === 'finish' && data.reason === 'ended'
      ? [
          {
            words: `The candidate ended the block ${data.block} before it was over: the score rests on what was submitted until then.`,
            seq,
          },
        ]
      : [],
  )
  const [pause, ...pauses] = events.filter(({ type }) => type === 'pause')
  if (pause !== undefined && accommodations.breaks !== true)
    facts.push({
      words: `The session was paused ${pauses.length === 0 ? 'once' : `${pauses.length + 1} times`}, and no breaks were agreed on.`,
      seq: pause.seq,
    })
  const leftOut = leftOutOf(events)
  if (leftOut.ms > LEFT_OUT_TOLERANCE_MS)
    facts.push({
      words: `For ${lasting(leftOut.ms)} the page was closed or the machine slept: no time limit counted that.`,
      seq: leftOut.seq,
    })
  return facts
}

/** Session time stands still between pages, and while the machine sleeps: by the machine's clock so long. */
function leftOutOf(events: readonly SessionEvent[]): {
  readonly ms: number
  /** event after the longest such time */
  readonly seq: number
} {
  let [ms, longest, longestSeq] = [0, 0, 0]
  let paused = false
  for (const [at, { type, at: now, seq }] of events.entries()) {
    const before = events[at - 1]?.at
    if (type === 'resume' && !paused && before) {
      const own = now.wall - before.wall - (now.mono - before.mono)
      ms += own
      if (own > longest) [longest, longestSeq] = [own, seq]
    }
    if (type === 'pause' || type === 'resume') paused = type === 'pause'
  }
  return { ms, seq: longestSeq }
}
