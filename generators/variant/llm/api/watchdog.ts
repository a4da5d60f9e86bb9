import type { UnknownWhy } from '../outcome.ts'

/** How long a request may take. All in milliseconds. */
export interface TimeLimits {
  /** Between two pieces of an answer, and before the first. */
  readonly idleMs: number
  /** From the request to the end of its answer. */
  readonly totalMs: number
}

/** Ends a request that stands still: an HTTP client waits for ever where a server sends nothing more. */
export interface Watchdog {
  readonly signal: AbortSignal
  /** Something came. */
  readonly touch: () => void
  /** Why it ended the request; undefined where it did not. */
  readonly why: () => UnknownWhy | undefined
  readonly end: () => void
}

/** @param outer the caller's own signal */
export function watchdog({ idleMs, totalMs }: TimeLimits, outer: AbortSignal): Watchdog {
  const controller = new AbortController()
  let why: UnknownWhy | undefined
  const stop = (reason: UnknownWhy) => {
    why ??= reason
    controller.abort()
  }
  const stopped = () => stop('stopped')
  let idle = setTimeout(stop, idleMs, 'stalled')
  const total = setTimeout(stop, totalMs, 'late')
  outer.addEventListener('abort', stopped, { once: true })
  if (outer.aborted) stopped()
  return {
    signal: controller.signal,
    touch: () => {
      clearTimeout(idle)
      if (!why) idle = setTimeout(stop, idleMs, 'stalled')
    },
    why: () => why,
    end: () => {
      clearTimeout(idle)
      clearTimeout(total)
      outer.removeEventListener('abort', stopped)
    },
  }
}
