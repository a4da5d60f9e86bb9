import type { History } from './history.ts'

/**
 * How long an item that was met counts as known, in days: within a month many people still remember what the trick was,
 * so an answer would say more about their memory than about their level. Longer would leave a small bank without items.
 */
export const SEEN_DAYS = 30

/** The same in milliseconds. */
export const SEEN_MS = SEEN_DAYS * 24 * 60 * 60 * 1000

/**
 * The problems that were presented here lately, whichever variants of them.
 *
 * @param history What this browser holds.
 * @param now Milliseconds since 1970-01-01 UTC.
 * @returns Their ids, each once: those presented at most {@link SEEN_DAYS} days ago (included), or in the future, as a
 * clock that was set back says.
 */
export function recentlySeen(history: Pick<History, 'sessions'>, now: number): readonly string[] {
  const seen = new Set<string>()
  for (const { attempts } of history.sessions)
    for (const { problem, presentedAt } of attempts) if (presentedAt >= now - SEEN_MS) seen.add(problem)
  return [...seen]
}
