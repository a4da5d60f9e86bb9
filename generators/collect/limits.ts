import { MOST_SEALED } from '#results'
import type { RateLimits } from './rate-limit.ts'

/** What one collector takes, and how fast. */
export interface CollectorLimits {
  /** bytes of one result */
  readonly mostBytes: number
  /** results of one attempt: each opening of the page that hands in seals the same log anew */
  readonly mostOfAttempt: number
  /** bytes of all results in the folder */
  readonly mostStored: number
  /** stamps of one attempt, and bytes of those of all */
  readonly mostStamps: number
  readonly mostStampBytes: number
  readonly rates: RateLimits
  /** longest that a body may pause, and take as a whole; milliseconds. A page gives up after 30 seconds by itself. */
  readonly pauseMs: number
  readonly wholeMs: number
  /** longest for the head of a request, in milliseconds */
  readonly headMs: number
  /** connections at a time; more are closed at once */
  readonly connections: number
}

/** A room of 120 candidates behind one address can finish within the same second; what comes too early is sent again. */
export const defaultLimits: CollectorLimits = {
  mostBytes: MOST_SEALED,
  mostOfAttempt: 16,
  mostStored: 4096 * 1024 * 1024,
  mostStamps: 256,
  mostStampBytes: 64 * 1024 * 1024,
  rates: { address: { burst: 120, perSecond: 2 }, all: { burst: 400, perSecond: 100 } },
  pauseMs: 10_000,
  wholeMs: 40_000,
  headMs: 10_000,
  connections: 1000,
}
