import { faultOfTime, NO_EVENT, type LogEvent } from './event.ts'
import { hashOf } from './hash.ts'

/** What a chain of events is found to be. */
export type ChainCheck =
  | { readonly ok: true; /** Hash of the last event; 64 zeros for an empty log. */ readonly head: string }
  | {
      readonly ok: false
      /** Place of the first event that cannot be trusted; the events before it can. */
      readonly seq: number
      readonly message: string
    }

/**
 * Checks that events are a whole log from its beginning: numbered from 0, each bound to the one before, in time.
 *
 * The last event is bound by nothing that follows it: give the `head` that was kept elsewhere to have it checked too.
 *
 * @param events The log, of events that `parseEvent` accepted.
 * @param head What the hash of the last event must be, if known.
 * @returns The head, or the first fault in words.
 */
export function verifyChain(events: readonly LogEvent[], head?: string): ChainCheck {
  let before: LogEvent | undefined
  let hash = NO_EVENT
  for (const [index, event] of events.entries()) {
    const message = faultOfLink(event, index, hash) ?? faultOfTime(event.at, before?.at)
    if (message !== undefined) return { ok: false, seq: index, message }
    try {
      hash = hashOf(event)
    } catch (error) {
      return { ok: false, seq: index, message: error instanceof Error ? error.message : String(error) }
    }
    before = event
  }
  if (head !== undefined && head !== hash) {
    const seq = Math.max(0, events.length - 1)
    return { ok: false, seq, message: `Unexpected end of the log ${short(hash)}, expected ${short(head)}` }
  }
  return { ok: true, head: hash }
}

function faultOfLink(event: LogEvent, index: number, hash: string): string | undefined {
  if (event.seq !== index) return `Unexpected event number ${event.seq}, expected ${index}`
  if (event.prev !== hash)
    return index === 0
      ? `Unexpected link ${short(event.prev)} in the first event, expected zeros`
      : `Unexpected link ${short(event.prev)}, expected ${short(hash)}: event ${index - 1} is not the one that was recorded`
  return undefined
}

function short(hash: string): string {
  return `${hash.slice(0, 12)}…`
}
