import { normalPrior } from '../posterior/posterior.ts'
import { byCriterion } from './by-criterion.ts'
import { divergence } from './divergence.ts'

/**
 * The item that tells the estimate best from the abilities that the responses leave likely: global information, weighted
 * by the likelihood of the responses so far (KL; Chang and Ying 1996; Barrada, Olea, Ponsoda and Abad 2009).
 */
export const kullbackLeibler = byCriterion('kullback-leibler', (choice) => {
  const { pool, weights, theta, eligible, prior = normalPrior(pool.grid) } = choice
  return divergence(pool, likelihoodOf(weights, prior), theta, eligible)
})

/** The likelihood as weights of the trapezoidal rule, sum 1: a posterior divided by its prior. */
function likelihoodOf(weights: Float64Array, prior: Float64Array): Float64Array {
  const last = weights.length - 1
  let sum = 0
  const likelihood = weights.map((weight, q) => {
    const before = prior[q] ?? 0
    const value = before > 0 ? (weight / before) * (q === 0 || q === last ? 0.5 : 1) : 0
    sum += value
    return value
  })
  return likelihood.map((value) => value / sum)
}
