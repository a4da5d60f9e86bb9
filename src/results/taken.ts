import type { Blueprint } from '#schemas/blueprint'
import type { SessionEvent } from '#schemas/event'
import { sessionTimes } from './session-times.ts'

/** How an item was taken. */
export interface Taken {
  /** AI policy of its block */
  readonly policy: 'forbidden' | 'allowed'
  /** in the session, from 1 */
  readonly position: number
  /**
   * From the problem's coming to its first submission by the session's own clock, without pauses, in milliseconds;
   * null where nothing was submitted.
   */
  readonly ms: number | null
}

/**
 * How each item of a session was taken, by its id.
 *
 * @param events of a log that replays
 * @param blueprint of its test
 */
export function takenIn(
  events: readonly SessionEvent[],
  { blocks }: Pick<Blueprint, 'blocks'>,
): ReadonlyMap<string, Taken> {
  const policies = new Map(blocks.map(({ id, ai }) => [id, ai]))
  const times = sessionTimes(events)
  const submitted = new Set(events.flatMap(({ type, data }) => (type === 'submit' ? [data.item] : [])))
  const taken = new Map<string, Taken>()
  for (const { type, data } of events) {
    if (type !== 'present' || taken.has(data.item)) continue
    const { presented = 0, submitted: ended = presented } = times.items.get(data.item) ?? {}
    taken.set(data.item, {
      policy: policies.get(data.block) ?? 'forbidden',
      position: taken.size + 1,
      ms: submitted.has(data.item) ? Math.round(ended - presented) : null,
    })
  }
  return taken
}
