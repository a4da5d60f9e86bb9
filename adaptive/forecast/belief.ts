import { expected, type Estimate } from '../estimate/expected.ts'
import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import type { Pool } from '../pool/pool.ts'
import { probabilityAt } from '../pool/probability-at.ts'
import { logProbabilityOf } from '../select/log-probability.ts'

/**
 * The posterior that answers of one ability are expected to lead to: prior times the exponential of the expected log
 * likelihood E ln P(X | x) = Σ_k P_k(θ)·ln P_k(x), and a tilt u·(x − θ), where u is by how much the answers were
 * luckier than expected: a score with mean 0 and the information as its variance.
 */
export interface Belief {
  /** true ability in logits */
  readonly theta: number
  /** logarithm of the prior over the grid */
  readonly logPrior: Float64Array
  /** expected log likelihood over the grid */
  readonly logs: Float64Array
  tilt: number
  /** over the grid, sum 1 */
  readonly weights: Float64Array
  estimate: Estimate
}

const LEAST = 1e-300
/** Logarithm of what is too little beside the largest weight to change any figure. */
const NOTHING = -32

/** @param prior over the pool's grid, sum 1 */
export function logOfPrior(prior: Float64Array): Float64Array {
  return prior.map((weight) => log(Math.max(LEAST, weight)))
}

/** @param logPrior as {@link logOfPrior} has it */
export function createBelief(pool: Pool, prior: Float64Array, logPrior: Float64Array, theta: number): Belief {
  return {
    theta,
    logPrior,
    logs: new Float64Array(prior.length),
    tilt: 0,
    weights: prior.slice(),
    estimate: expected(prior, pool.abilities),
  }
}

/**
 * Takes one item in.
 *
 * @param luck standard normal deviate of this answer; 0 for what is expected
 * @param told information of the item at the true ability, in 1/logits²
 */
export function learn(belief: Belief, pool: Pool, item: number, told: number, luck: number): void {
  const { theta, logs, logPrior } = belief
  const { points } = pool.grid
  const logarithms = logProbabilityOf(pool)
  const size = pool.sizes[item] ?? 0
  probabilityAt(pool, item, theta, chances)
  for (let k = 0; k < size; k++) {
    const chance = chances[k] ?? 0
    const row = (pool.rows[item] ?? 0) + k * points
    for (let q = 0; q < points; q++) logs[q] = (logs[q] ?? 0) + chance * (logarithms[row + q] ?? 0)
  }
  belief.tilt += luck * Math.sqrt(told)
  const { weights } = belief
  let top = -Infinity
  for (let q = 0; q < points; q++) {
    const value = (logPrior[q] ?? 0) + (logs[q] ?? 0) + belief.tilt * ((pool.abilities[q] ?? 0) - theta)
    weights[q] = value
    if (value > top) top = value
  }
  let sum = 0
  for (let q = 0; q < points; q++) {
    const depth = (weights[q] ?? 0) - top
    const value = depth > NOTHING ? exp(depth) : 0
    weights[q] = value
    sum += value
  }
  for (let q = 0; q < points; q++) weights[q] = (weights[q] ?? 0) / sum
  belief.estimate = expected(weights, pool.abilities)
}

/** Expected log likelihood at any ability, the tilt included: interpolated linearly. */
export function logLikelihoodOf({ logs, tilt, theta: truth }: Belief, pool: Pool, theta: number): number {
  const { low, high, points } = pool.grid
  const place = ((theta - low) / (high - low)) * (points - 1)
  const cell = Math.max(0, Math.min(points - 2, Math.floor(place)))
  const share = place - cell
  return (logs[cell] ?? 0) * (1 - share) + (logs[cell + 1] ?? 0) * share + tilt * (theta - truth)
}

const chances = new Float64Array(128)
