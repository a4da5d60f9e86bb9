import { log } from '../numeric/log.ts'
import type { Pool } from '../pool/pool.ts'

/** Probabilities below this count as this, so that an impossible category weighs much and not infinitely. */
const LEAST = 1e-300

/** A pool never changes, so neither do its logarithms: they are worth keeping, and only for who asks. */
const known = new WeakMap<Pool, Float64Array>()

/** @returns the logarithms of `pool.probability`, at the same places */
export function logProbabilityOf(pool: Pool): Float64Array {
  const found = known.get(pool)
  if (found !== undefined) return found
  const logarithms = pool.probability.map((p) => log(Math.max(LEAST, p)))
  known.set(pool, logarithms)
  return logarithms
}
