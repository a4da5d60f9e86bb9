import type { SessionEvent } from '#schemas/event'

/** When what happened in a session, in milliseconds of its own clock; pauses count for nothing. */
export interface SessionTimes {
  /** @param seq number of an event; 0 for one that is not there */
  readonly at: (seq: number) => number
  readonly end: number
  /** when each item came, and when it was first submitted, or else its block ended */
  readonly items: ReadonlyMap<string, { readonly presented: number; readonly submitted?: number }>
}

/** @param events of a log from its beginning, numbered from 0 */
export function sessionTimes(events: readonly SessionEvent[]): SessionTimes {
  const times: number[] = []
  const items = new Map<string, { presented: number; submitted?: number }>()
  let rested = 0
  let pausedAt: number | undefined
  let open: string | undefined
  for (const { type, data, at } of events) {
    if (type === 'pause') pausedAt ??= at.mono
    else if (type === 'resume' && pausedAt !== undefined) {
      rested += at.mono - pausedAt
      pausedAt = undefined
    }
    const now = (pausedAt ?? at.mono) - rested
    times.push(now)
    if (type === 'present') {
      if (!items.has(data.item)) items.set(data.item, { presented: now })
      open = data.item
    }
    const closed = type === 'submit' ? data.item : type === 'finish' ? open : undefined
    const item = closed === undefined ? undefined : items.get(closed)
    if (item) item.submitted ??= now
  }
  return { at: (seq) => times[seq] ?? 0, end: times.at(-1) ?? 0, items }
}
