import type { SessionEvent } from '#schemas/event'
import type { Score } from '#schemas/score'

/** One item in one session, as its log alone tells it. */
export interface LoggedAttempt {
  readonly item: string
  readonly version: string
  /** Hash of the item's content. */
  readonly hash: string
  /** Milliseconds since 1970-01-01 UTC. */
  readonly presentedAt: number
  /** Of the first submission, in milliseconds since 1970-01-01 UTC; undefined before it. */
  readonly submittedAt: number | undefined
  /** The first score; undefined before it. */
  readonly score: Score | undefined
  /** The best score, later tries included. */
  readonly best: Score | undefined
  /** Whether nothing had given the answer away: no hint with the key, and the item was not met lately. */
  readonly counted: boolean
  /** Tries after the first. */
  readonly retries: number
  /** Whether the candidate gave up on it and looked at the solution. */
  readonly revealed: boolean
}

/** What can be changed while a log is read. */
type Draft = { -readonly [Key in keyof LoggedAttempt]: LoggedAttempt[Key] }

/**
 * What a session's log says of each item, without the release that it was taken from.
 *
 * @param events A whole log.
 * @returns One entry per item, in the order of presentation.
 */
export function attemptsIn(events: readonly SessionEvent[]): readonly LoggedAttempt[] {
  const attempts = new Map<string, Draft>()
  const seen = new Set<string>()
  for (const event of events) {
    if (event.type === 'start') for (const item of event.data.seen ?? []) seen.add(item)
    if (event.type === 'present' && !attempts.has(event.data.item)) {
      const { item, version, hash } = event.data
      attempts.set(item, {
        item,
        version,
        hash,
        presentedAt: event.at.wall,
        submittedAt: undefined,
        score: undefined,
        best: undefined,
        counted: !seen.has(item),
        retries: 0,
        revealed: false,
      })
    }
    const draft = 'item' in event.data ? attempts.get(event.data.item) : undefined
    if (draft !== undefined) take(draft, event)
  }
  return [...attempts.values()]
}

function take(draft: Draft, event: SessionEvent): void {
  switch (event.type) {
    case 'hint':
      if (event.data.cost === 'key' && draft.submittedAt === undefined) draft.counted = false
      return
    case 'submit':
      draft.submittedAt ??= event.at.wall
      return
    case 'score': {
      const { score } = event.data
      draft.score ??= score
      if (draft.best === undefined || score.category > draft.best.category) draft.best = score
      return
    }
    case 'retry':
      draft.retries += 1
      return
    case 'reveal':
      draft.revealed = true
  }
}
