import type { Fault } from '../api/client.ts'
import type { Outcome } from '../outcome.ts'
import { stopped, type Stop } from './settings.ts'

/** Tries in a row that may fail before a run stands still. */
const TRIES = 5
/** Requests in a row whose outcome may be unknown, each of which counts against the cap. */
const UNKNOWNS = 4
const FIRST_WAIT_MS = 1000
/** A server that wants a longer wait gets its run called again later. */
const LONGEST_WAIT_MS = 5 * 60_000

/** How long a run bears with a server. Kept in this process alone: a run that is called again begins anew. */
export interface Patience {
  /**
   * Waits as an outcome asks for.
   *
   * @returns why the run stops instead; undefined where it goes on
   */
  readonly bear: (outcome: Outcome | Fault) => Promise<Stop | undefined>
}

export function createPatience(sleep: (ms: number) => Promise<void>): Patience {
  let failures = 0
  let unknowns = 0
  const again = async (
    ended: Stop['ended'],
    message: string,
    wanted: number | null,
  ): Promise<Stop | undefined> => {
    failures += 1
    const wait = wanted ?? FIRST_WAIT_MS * 2 ** (failures - 1)
    if (failures >= TRIES || wait > LONGEST_WAIT_MS) return { ended, message }
    await sleep(wait)
    return undefined
  }
  return {
    bear: async (outcome) => {
      switch (outcome.kind) {
        case 'limited':
          return await again('limited', 'the server takes no more requests for now', outcome.retryAfterMs)
        case 'overloaded':
          return await again('overloaded', 'the server is overloaded', outcome.retryAfterMs)
        case 'spent':
          return { ended: 'spent', message: outcome.message }
        case 'failed':
          return outcome.why === 'credentials' || outcome.why === 'request'
            ? { ended: outcome.why, message: outcome.message }
            : await again('unreachable', outcome.message, null)
        case 'unknown':
          if (outcome.why === 'stopped') return stopped
          unknowns += 1
          return unknowns < UNKNOWNS ? undefined : { ended: 'unreachable', message: outcome.message }
        default:
          failures = 0
          unknowns = 0
          return undefined
      }
    },
  }
}
