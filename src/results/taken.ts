import type { Blueprint } from '#schemas/blueprint'
import type { SessionEvent } from '#schemas/event'

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
  const taken = new Map<string, Taken>()
  const began = new Map<string, number>()
  let paused = 0
  let pausedAt: number | undefined
  for (const { type, data, at } of events) {
    // time that the candidate worked so far
    const worked = at.mono - paused
    if (type === 'present' && !taken.has(data.item)) {
      began.set(data.item, worked)
      const policy = policies.get(data.block) ?? 'forbidden'
      taken.set(data.item, { policy, position: taken.size + 1, ms: null })
    } else if (type === 'submit') {
      const one = taken.get(data.item)
      if (one?.ms === null)
        taken.set(data.item, { ...one, ms: Math.round(worked - (began.get(data.item) ?? worked)) })
    } else if (type === 'pause') pausedAt ??= at.mono
    else if (type === 'resume' && pausedAt !== undefined) {
      paused += at.mono - pausedAt
      pausedAt = undefined
    }
  }
  return taken
}
