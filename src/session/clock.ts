import type { Instant } from '#log'

/** The machine's clocks; tests bring their own. */
export interface Clocks {
  /** Milliseconds on a clock that never runs backwards. */
  readonly steady: () => number
  /** Milliseconds since 1970-01-01 UTC. */
  readonly wall: () => number
  /**
   * Calls back again and again for as long as the machine is awake, at least every {@link LONGEST_BEAT_MS}; without it
   * the machine never sleeps. @returns what ends it
   */
  readonly beats?: (callback: () => void) => () => void
}

/** Time between two beats of a page on screen, in milliseconds. */
const BEAT_MS = 15_000

/** Browsers let a hidden page's timers come once a minute; a beat may be late by another one. In milliseconds. */
const LONGEST_BEAT_MS = 120_000

export const machineClocks: Clocks = {
  steady: () => performance.now(),
  wall: () => Date.now(),
  beats: (callback) => {
    const timer = setInterval(callback, BEAT_MS)
    return () => clearInterval(timer)
  },
}

/**
 * Session time: it goes on where the log left off, and stands still while no page shows the session or the machine
 * sleeps. Some machines' steady clock goes on in sleep and some machines' does not; here both are the same.
 */
export interface SessionClock {
  /** The next event's instant; never before the one of an earlier call. */
  readonly now: () => Instant
  /** No beats any more: the session is over. */
  readonly stop: () => void
}

/**
 * @param clocks the machine's
 * @param from session time of the last recorded event in milliseconds; 0 for a new session
 * @param onWake hears, in a moment of its own, that the machine slept and for how long in milliseconds
 */
export function startClock(clocks: Clocks, from: number, onWake?: (sleptMs: number) => void): SessionClock {
  let seen = clocks.steady()
  let elapsed = from
  const stop = clocks.beats?.(pass)
  return {
    now: () => {
      pass()
      return { mono: Math.floor(elapsed), wall: Math.max(0, Math.floor(clocks.wall())) }
    },
    stop: () => stop?.(),
  }

  /** Without a beat for so long, nobody was there to whom the time belongs. */
  function pass(): void {
    const steady = clocks.steady()
    const gap = Math.max(0, steady - seen)
    seen = Math.max(seen, steady)
    if (stop === undefined || gap <= LONGEST_BEAT_MS) elapsed += gap
    else queueMicrotask(() => onWake?.(gap))
  }
}
