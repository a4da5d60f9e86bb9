const PREFIX = 'assay-saved-'

/**
 * The third place: how many records of a session (its events and one more, that it began) had been saved, kept in `localStorage`. It is too weak to hold a log (a
 * killed browser forgets what is recent) but strong enough to tell an emptied store from a new one.
 *
 * @param session Id of the session.
 * @returns The number of records; 0 where nothing is known or the place cannot be read.
 */
export function readMarker(session: string): number {
  try {
    const count = Number(localStorage.getItem(PREFIX + session))
    return Number.isSafeInteger(count) && count > 0 ? count : 0
  } catch {
    return 0
  }
}

/**
 * Notes that events have been saved. A failure is no loss: the stores hold them.
 *
 * @param session Id of the session.
 * @param records How many: at least 1, as a session that has begun has one.
 */
export function writeMarker(session: string, records: number): void {
  try {
    localStorage.setItem(PREFIX + session, String(records))
  } catch {
    // Full or blocked: the two stores still watch over each other.
  }
}

/** Forgets a session that the candidate removed. */
export function removeMarker(session: string): void {
  try {
    localStorage.removeItem(PREFIX + session)
  } catch {
    // Blocked: then nothing had been written either.
  }
}

/** Sessions of which anything is known here. */
export function listMarkers(): readonly string[] {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '')
    return keys.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length))
  } catch {
    return []
  }
}
