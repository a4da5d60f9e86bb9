import { factorise, solveFactorised } from '../numeric/cholesky.ts'
import { log } from '../numeric/log.ts'
import { logistic } from '../numeric/logistic.ts'

/** Counts of ordered scores at several places. */
export interface Places {
  /** covariates of place j: [j·width + v] */
  readonly covariates: Float64Array
  readonly width: number
  /** persons of score k at place j: [j·size + k] */
  readonly counts: Float64Array
  /** number of scores, ≥ 2, each of which occurs */
  readonly size: number
}

/** A regression of ordered scores: P(X ≥ k) = logistic(intercept_k + covariates · slopes). */
export interface ProportionalOdds {
  /** intercept of k = 1 to size − 1, descending */
  readonly intercepts: Float64Array
  readonly slopes: Float64Array
  readonly logLikelihood: number
  /** whether scores are predicted with certainty somewhere, so that the estimates have no end; the likelihood has */
  readonly isSeparated: boolean
}

const MOST_STEPS = 100
/** Gain of the log-likelihood, relative to its size, that counts as none. */
const PRECISION = 1e-13
/** Logits beyond which a probability differs from 0 or 1 by rounding alone (as R warns of). */
const CERTAIN = 33

/**
 * Maximum likelihood of the proportional odds model (McCullagh 1980), which for two scores is logistic regression, by
 * Fisher scoring: iteratively reweighted least squares. Steps that lose ground are halved. Where scores are separated the
 * estimates grow until the likelihood gains no more, and that is said.
 */
export function proportionalOdds({ covariates, width, counts, size }: Places): ProportionalOdds {
  const m = size - 1
  const free = m + width
  const places = counts.length / size
  const at = startOf(counts, size, free)
  const gradient = new Float64Array(free)
  const fisher = new Float64Array(free * free)
  const reached = new Float64Array(size + 1)
  const probability = new Float64Array(size)

  /** Fills in P(X ≥ k) and P(X = k) of a place. */
  const curves = (parameters: Float64Array, j: number): void => {
    let common = 0
    for (let v = 0; v < width; v++) common += (covariates[j * width + v] ?? 0) * (parameters[m + v] ?? 0)
    reached[0] = 1
    reached[size] = 0
    for (let k = 1; k <= m; k++) reached[k] = logistic((parameters[k - 1] ?? 0) + common)
    for (let k = 0; k < size; k++) probability[k] = (reached[k] ?? 0) - (reached[k + 1] ?? 0)
    // the complement keeps its digits where the difference from 1 would lose them
    probability[0] = logistic(-((parameters[0] ?? 0) + common))
  }
  const likelihood = (parameters: Float64Array): number => {
    let sum = 0
    for (let j = 0; j < places; j++) {
      curves(parameters, j)
      for (let k = 0; k < size; k++) {
        const count = counts[j * size + k] ?? 0
        if (count > 0) sum += count * log(probability[k] ?? 0)
      }
    }
    return sum
  }
  const derivatives = (): void => {
    gradient.fill(0)
    fisher.fill(0)
    const row = new Float64Array(free)
    for (let j = 0; j < places; j++) {
      curves(at, j)
      let persons = 0
      for (let k = 0; k < size; k++) persons += counts[j * size + k] ?? 0
      for (let k = 0; k < size; k++) {
        const p = probability[k] ?? 0
        if (!(p > 0)) continue
        const rise = (t: number): number => (reached[t] ?? 0) * (1 - (reached[t] ?? 0))
        row.fill(0)
        if (k > 0) row[k - 1] = rise(k)
        if (k < m) row[k] = -rise(k + 1)
        const common = rise(k) - rise(k + 1)
        for (let v = 0; v < width; v++) row[m + v] = common * (covariates[j * width + v] ?? 0)
        for (let x = 0; x < free; x++) {
          const value = row[x] ?? 0
          gradient[x] = (gradient[x] ?? 0) + ((counts[j * size + k] ?? 0) * value) / p
          for (let y = 0; y <= x; y++)
            fisher[x * free + y] = (fisher[x * free + y] ?? 0) + (persons * value * (row[y] ?? 0)) / p
        }
      }
    }
  }

  let best = likelihood(at)
  for (let step = 0; step < MOST_STEPS; step++) {
    derivatives()
    if (!factorise(fisher, free)) break
    solveFactorised(fisher, free, gradient)
    let share = 1
    let found = -Infinity
    let next = at
    // NaN and −∞ are no gain either
    for (; share > 1e-6; share /= 2) {
      next = at.map((value, x) => value + share * (gradient[x] ?? 0))
      found = likelihood(next)
      if (found >= best) break
    }
    if (!(found >= best)) break
    const gain = found - best
    at.set(next)
    best = found
    if (gain <= PRECISION * Math.abs(best)) break
  }
  return {
    intercepts: at.slice(0, m),
    slopes: at.slice(m),
    logLikelihood: best,
    isSeparated: hasCertainty(at, covariates, width, m, places),
  }
}

/** No slopes, and the intercepts that fit the shares of the scores. */
function startOf(counts: Float64Array, size: number, free: number): Float64Array {
  const at = new Float64Array(free)
  const shares = new Float64Array(size)
  let total = 0
  counts.forEach((count, cell) => {
    shares[cell % size] = (shares[cell % size] ?? 0) + count
    total += count
  })
  let below = 0
  for (let k = 1; k < size; k++) {
    below += shares[k - 1] ?? 0
    at[k - 1] = log((total - below) / below)
  }
  return at
}

function hasCertainty(
  at: Float64Array,
  covariates: Float64Array,
  width: number,
  m: number,
  places: number,
): boolean {
  for (let j = 0; j < places; j++) {
    let common = 0
    for (let v = 0; v < width; v++) common += (covariates[j * width + v] ?? 0) * (at[m + v] ?? 0)
    for (let k = 0; k < m; k++) if (Math.abs((at[k] ?? 0) + common) > CERTAIN) return true
  }
  return false
}
