/** A timer holds 2^31 − 1 ms at most; this stays below. */
const LONGEST_TIMER_MS = 2 ** 30

/** The end of a block's time. */
export interface Deadline {
  /** Waits for another moment in session time, in milliseconds; for none where undefined. */
  readonly watch: (moment: number | undefined) => void
  readonly forget: () => void
  /** Hears that the time is over, just before anything follows from it. @returns what ends it */
  readonly onOver: (listener: () => void) => () => void
}

/**
 * @param now session time in milliseconds
 * @param over what follows once the time is over and all listeners have heard of it
 */
export function createDeadline(now: () => number, over: () => void): Deadline {
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  return {
    watch,
    forget: () => clearTimeout(timer),
    onOver: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }

  function watch(moment: number | undefined): void {
    clearTimeout(timer)
    if (moment === undefined) return
    const left = moment - now()
    if (left > 0) {
      // One that was due in a sleep comes too early: it is looked at again.
      timer = setTimeout(() => watch(moment), Math.min(left, LONGEST_TIMER_MS))
      return
    }
    for (const listener of listeners) listener()
    over()
  }
}
