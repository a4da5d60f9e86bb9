import { exp } from '../numeric/exp.ts'
import { abilitiesOf, type Grid } from './grid.ts'

/**
 * The weights of a normal prior on a grid, normalised to sum 1. Integrals follow the trapezoidal rule (as in catR), so
 * that the two end points carry half a step.
 *
 * @param grid where the posterior is held
 * @param prior mean and standard deviation in logits; N(0, 1) if absent
 * @throws RangeError for a standard deviation that is not positive
 */
export function normalPrior(
  grid: Grid,
  prior: { readonly mean: number; readonly sd: number } = { mean: 0, sd: 1 },
): Float64Array {
  if (!(prior.sd > 0 && prior.sd < Infinity))
    throw new RangeError(`a prior needs sd > 0, received ${prior.sd}`)
  const abilities = abilitiesOf(grid)
  const weights = new Float64Array(grid.points)
  let nearest = Infinity
  for (let q = 0; q < grid.points; q++) {
    const z = ((abilities[q] ?? 0) - prior.mean) / prior.sd
    weights[q] = 0.5 * z * z
    nearest = Math.min(nearest, 0.5 * z * z)
  }
  // relative to the largest, so that a prior far off the grid does not underflow everywhere
  for (let q = 0; q < grid.points; q++) {
    const end = q === 0 || q === grid.points - 1
    weights[q] = exp(nearest - (weights[q] ?? 0)) * (end ? 0.5 : 1)
  }
  return normalised(weights)
}

/**
 * The posterior after one more response: prior times likelihood, normalised to sum 1.
 *
 * @param weights posterior before, one weight per grid point
 * @param likelihood probabilities, the response's at index `from` + q
 * @param from where in `likelihood` the response's row begins
 * @returns a new array; where every product underflows to 0 (a response that the grid holds impossible) the posterior
 *   before, since nothing can be learned from it
 */
export function updated(weights: Float64Array, likelihood: Float64Array, from: number): Float64Array {
  const product = new Float64Array(weights.length)
  let sum = 0
  for (let q = 0; q < weights.length; q++) {
    const value = (weights[q] ?? 0) * (likelihood[from + q] ?? 0)
    product[q] = value
    sum += value
  }
  if (!(sum > 0)) return weights
  for (let q = 0; q < product.length; q++) product[q] = (product[q] ?? 0) / sum
  return product
}

function normalised(weights: Float64Array): Float64Array {
  let sum = 0
  for (const weight of weights) sum += weight
  for (let q = 0; q < weights.length; q++) weights[q] = (weights[q] ?? 0) / sum
  return weights
}
