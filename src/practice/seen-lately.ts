import { listPractice, readSessions } from '../session/storage.ts'
import { attemptsIn } from './attempts-in.ts'
import { SEEN_MS } from './recently-seen.ts'

/**
 * The items that were presented in this browser lately, for the start of a session: only logs in which something
 * happened lately are read. What cannot be read is left out, as the session must start all the same.
 *
 * @param now Milliseconds since 1970-01-01 UTC.
 * @returns Their ids, each once; never rejects.
 */
export async function seenLately(now = Date.now()): Promise<readonly string[]> {
  try {
    const { sessions } = await listPractice()
    const lately = sessions.filter(({ last }) => last !== undefined && last.at.wall >= now - SEEN_MS)
    const seen = new Set<string>()
    for await (const { log } of readSessions(lately.map(({ session }) => session))) {
      if (!log.ok) continue
      for (const { item, presentedAt } of attemptsIn(log.events))
        if (presentedAt >= now - SEEN_MS) seen.add(item)
    }
    return [...seen]
  } catch {
    return []
  }
}
