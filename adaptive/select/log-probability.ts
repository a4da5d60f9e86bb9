import { log } from '../numeric/log.ts'
import type { Pool } from '../pool/pool.ts'

/** Probabilities below this count as this, so that an impossible category weighs much and not infinitely. */
const LEAST = 1e-300

/** They are worth keeping, and only for who asks. */
const known = new WeakMap<Pool, Float64Array>()

/** @returns the logarithms of `pool.probability`, at the same places */
export function logProbabilityOf(pool: Pool): Float64Array {
  const found = known.get(pool)
  if (found !== undefined) return found
  const logarithms = pool.probability.map((p) => log(Math.max(LEAST, p)))
  known.set(pool, logarithms)
  return logarithms
}

/** Brings what is kept of some items in line with their probabilities, which have changed. */
export function refreshLogarithms(pool: Pool, items: readonly number[]): void {
  const logarithms = known.get(pool)
  if (logarithms === undefined) return
  const { points } = pool.grid
  for (const item of items) {
    const row = pool.rows[item] ?? 0
    const end = row + (pool.sizes[item] ?? 0) * points
    for (let at = row; at < end; at++) logarithms[at] = log(Math.max(LEAST, pool.probability[at] ?? 0))
  }
}
