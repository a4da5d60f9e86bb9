/** The right to write a session. */
export interface Lock {
  /** `none` where the browser has no Web Locks: the file handle of OPFS, which one tab can hold, is then all there is. */
  readonly guard: 'web-lock' | 'none'
  readonly release: () => void
}

/**
 * Asks for the right to write a session. The browser takes it back when the tab or this worker dies.
 *
 * @param session Id of the session.
 * @param waitMs How long to wait for another holder, in milliseconds; 0 asks only.
 * @returns The lock, or `undefined` where another tab holds it.
 */
export async function acquireLock(session: string, waitMs: number): Promise<Lock | undefined> {
  const unguarded: Lock = { guard: 'none', release: () => undefined }
  if (navigator.locks === undefined) return unguarded
  const options = waitMs === 0 ? { ifAvailable: true } : { signal: AbortSignal.timeout(waitMs) }
  return new Promise((resolve) => {
    navigator.locks
      .request(`assay-session-${session}`, options, (lock) => {
        if (lock === null) return resolve(undefined)
        return new Promise<void>((release) => resolve({ guard: 'web-lock', release }))
      })
      .catch((error: unknown) => {
        const late =
          error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError')
        resolve(late ? undefined : unguarded)
      })
  })
}
