import { listSessions, removeSessions } from '../session/storage.ts'

/** What came of deleting. */
export interface Deleted {
  readonly removed: number
  /** Sessions that another tab has open. */
  readonly locked: number
  /** Sessions that a store still holds. */
  readonly failed: number
}

/**
 * Deletes sessions from every store, for good.
 *
 * @param sessions Their names.
 * @returns Never rejects.
 */
export async function deleteSessions(sessions: readonly string[]): Promise<Deleted> {
  const counts = { removed: 0, locked: 0, failed: 0 }
  for await (const outcome of removeSessions(sessions)) counts[outcome] += 1
  return counts
}

/** Deletes every session of this browser, and what is remembered of those that were lost. */
export async function deleteHistory(): Promise<Deleted> {
  const { sessions, lost } = await listSessions()
  return deleteSessions([...sessions.map(({ session }) => session), ...lost])
}
