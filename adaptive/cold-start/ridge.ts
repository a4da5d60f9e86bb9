import { factorise, solveFactorised } from '../numeric/cholesky.ts'

const MOST_ROUNDS = 10
/** Relative change of the residual variance that counts as none. */
const PRECISION = 1e-4

/** A ridge regression of observations with known errors. */
export interface Ridge {
  readonly penalty: number
  readonly weights: Float64Array
  /** Cholesky factor of the posterior precision of the weights */
  readonly factor: Float64Array
  readonly residualVariance: number
  /** number of parameters that the weights amount to: the sum of leverages */
  readonly effective: number
  /** root mean square error of items left out, in logits */
  readonly leftOut: number
}

/** Smallest residual variance, in logits²: a trace of doubt stays. */
export const LEAST_VARIANCE = 1e-4
const MOST_VARIANCE = 25

/**
 * One penalty's ridge regression, weights and residual variance in turns: see `predictDifficulty`.
 *
 * @param design by rows, first column 1
 * @param variance of each observation's own error
 * @param penalty of all columns but the first, in units of the mean precision of an observation
 * @param startVariance residual variance to start from
 */
export function fitRidge(
  design: Float64Array,
  y: Float64Array,
  variance: Float64Array,
  width: number,
  penalty: number,
  startVariance: number,
): Ridge {
  let residualVariance = startVariance
  for (let round = 0; ; round++) {
    const found = solveRidge(design, y, variance, width, penalty, residualVariance)
    const next = varianceOf(found, variance)
    const isDone = Math.abs(next - residualVariance) <= PRECISION * residualVariance || round >= MOST_ROUNDS
    residualVariance = next
    if (isDone)
      return {
        penalty,
        residualVariance,
        weights: found.weights,
        factor: found.factor,
        effective: found.effective,
        leftOut: rootMeanSquare(found.errors),
      }
  }
}

interface Solved {
  readonly weights: Float64Array
  readonly factor: Float64Array
  /** error of each item when it is left out */
  readonly errors: Float64Array
  /** variance of that error that comes of the weights */
  readonly ofWeights: Float64Array
  readonly effective: number
}

function solveRidge(
  design: Float64Array,
  y: Float64Array,
  variance: Float64Array,
  width: number,
  penalty: number,
  residualVariance: number,
): Solved {
  const count = y.length
  const precision = variance.map((value) => 1 / (residualVariance + value))
  const average = mean(precision)
  const factor = new Float64Array(width * width)
  const weights = new Float64Array(width)
  for (let n = 0; n < count; n++)
    for (let u = 0; u < width; u++) {
      const x = (design[n * width + u] ?? 0) * (precision[n] ?? 0)
      weights[u] = (weights[u] ?? 0) + x * (y[n] ?? 0)
      for (let v = 0; v <= u; v++)
        factor[u * width + v] = (factor[u * width + v] ?? 0) + x * (design[n * width + v] ?? 0)
    }
  // the intercept is not penalised but for what keeps the matrix regular
  for (let v = 0; v < width; v++)
    factor[v * width + v] = (factor[v * width + v] ?? 0) + average * (v === 0 ? 1e-9 : penalty)
  factorise(factor, width)
  solveFactorised(factor, width, weights)
  const errors = new Float64Array(count)
  const ofWeights = new Float64Array(count)
  let effective = 0
  for (let n = 0; n < count; n++) {
    const x = design.subarray(n * width, (n + 1) * width)
    let fitted = 0
    x.forEach((value, v) => (fitted += value * (weights[v] ?? 0)))
    const spread = errorVariance(factor, x)
    const leverage = Math.min(1 - 1e-9, spread * (precision[n] ?? 0))
    effective += leverage
    errors[n] = ((y[n] ?? 0) - fitted) / (1 - leverage)
    // Sherman and Morrison: the same without the item
    ofWeights[n] = spread / (1 - leverage)
  }
  return { weights, factor, errors, ofWeights, effective }
}

/** The residual variance at which squared errors of items left out are on average what they should be; by bisection. */
function varianceOf({ errors, ofWeights }: Solved, variance: Float64Array): number {
  const excess = (residual: number): number => {
    let sum = 0
    errors.forEach(
      (error, n) => (sum += (error * error) / (residual + (variance[n] ?? 0) + (ofWeights[n] ?? 0)) - 1),
    )
    return sum
  }
  let low = LEAST_VARIANCE
  let high = MOST_VARIANCE
  if (excess(low) <= 0) return low
  for (let turn = 0; turn < 40; turn++) {
    const middle = (low + high) / 2
    if (excess(middle) > 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** x'Vx of the weights' posterior covariance V. */
export function errorVariance(factor: Float64Array, x: Float64Array): number {
  const solved = x.slice()
  solveFactorised(factor, x.length, solved)
  let sum = 0
  solved.forEach((value, v) => (sum += value * (x[v] ?? 0)))
  return sum
}

export function mean(values: Float64Array | readonly number[]): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

export function rootMeanSquare(values: Float64Array | readonly number[]): number {
  let sum = 0
  for (const value of values) sum += value * value
  return Math.sqrt(sum / values.length)
}
