import type { Instant } from '#log'

/** The machine's clocks; tests bring their own. */
export interface Clocks {
  /** Milliseconds on a clock that never runs backwards. */
  readonly steady: () => number
  /** Milliseconds since 1970-01-01 UTC. */
  readonly wall: () => number
}

export const machineClocks: Clocks = { steady: () => performance.now(), wall: () => Date.now() }

/** Session time: it goes on where the log left off, and stands still while no page shows the session. */
export interface SessionClock {
  /** The next event's instant; never before the one of an earlier call. */
  readonly now: () => Instant
}

/**
 * @param clocks the machine's
 * @param from session time of the last recorded event in milliseconds; 0 for a new session
 */
export function startClock(clocks: Clocks, from: number): SessionClock {
  const began = clocks.steady()
  let latest = from
  return {
    now: () => {
      latest = Math.max(latest, from + Math.floor(clocks.steady() - began))
      return { mono: latest, wall: Math.max(0, Math.floor(clocks.wall())) }
    },
  }
}
