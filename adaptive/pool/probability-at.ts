import { placeOf } from './information-at.ts'
import { Shape, type Pool } from './pool.ts'

/**
 * Response probabilities of an item at one ability, also off the grid: from its formula where its parameters are known,
 * else interpolated linearly in its table.
 *
 * @param theta ability in logits
 * @param out receives P(X = k) at index k, length ≥ m + 1
 */
export function probabilityAt(pool: Pool, item: number, theta: number, out: Float64Array): void {
  if (pool.shape[item] !== Shape.table) {
    pool.curves[item]?.(theta, out, unused)
    return
  }
  const { points } = pool.grid
  const { cell, share } = placeOf(pool, theta)
  const size = pool.sizes[item] ?? 0
  for (let k = 0; k < size; k++) {
    const at = (pool.rows[item] ?? 0) + k * points + cell
    out[k] = (pool.probability[at] ?? 0) * (1 - share) + (pool.probability[at + 1] ?? 0) * share
  }
}

// room for the slopes that nobody asked for, so that a step allocates nothing per item
const unused = new Float64Array(128)
