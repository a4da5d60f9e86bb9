import { log } from '../numeric/log.ts'
import type { Pool } from '../pool/pool.ts'
import { probabilityAt } from '../pool/probability-at.ts'
import { logProbabilityOf } from './log-probability.ts'

/**
 * Kullback-Leibler divergence of the abilities on the grid from the estimate, weighted, per item: Σ_q w_q·K(θ̂‖θ_q) with
 * K(θ̂‖θ) = Σ_k P_k(θ̂)·ln(P_k(θ̂)/P_k(θ)) (Chang and Ying 1996, eq. 5).
 *
 * @param weights one per grid point
 * @param theta the estimate in logits
 */
export function divergence(
  pool: Pool,
  weights: Float64Array,
  theta: number,
  eligible: Int32Array,
): Float64Array {
  const points = pool.grid.points
  const logarithms = logProbabilityOf(pool)
  let total = 0
  for (const weight of weights) total += weight
  const values = new Float64Array(eligible.length)
  const p = new Float64Array(128)
  // a hot loop: items × categories × points
  for (let j = 0; j < eligible.length; j++) {
    const item = eligible[j] ?? 0
    const size = pool.sizes[item] ?? 0
    let row = pool.rows[item] ?? 0
    probabilityAt(pool, item, theta, p)
    let sum = 0
    for (let k = 0; k < size; k++) {
      let mean = 0
      for (let q = 0; q < points; q++) mean += (weights[q] ?? 0) * (logarithms[row + q] ?? 0)
      const at = p[k] ?? 0
      if (at > 0) sum += at * (total * log(at) - mean)
      row += points
    }
    values[j] = sum
  }
  return values
}
