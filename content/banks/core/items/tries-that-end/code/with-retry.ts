interface Options {
  /** Most tries, the first one included. */
  readonly tries?: number
  /** The first wait, in milliseconds; each further one is twice as long. */
  readonly firstWaitMs?: number
  /** Whether trying again is of no use for an error. */
  readonly isPermanent?: (error: unknown) => boolean
  readonly signal?: AbortSignal
}

/** Runs an action until it succeeds, fails for good, or has been tried often enough. */
export async function withRetry<T>(
  action: (attempt: number) => Promise<T>,
  { tries = 4, firstWaitMs = 200, isPermanent = () => false, signal }: Options = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await action(attempt)
    } catch (error) {
      if (signal?.aborted === true) throw error
      if (attempt >= tries && isPermanent(error)) throw error
      await pause(firstWaitMs * 2 ** (attempt - 1), signal)
      if (signal?.aborted === true) throw error
    }
  }
}

/** Waits; ends early where the signal is aborted. */
function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done, { once: true })
    function done(): void {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
  })
}
