import { highestCategory } from '../irt/response-curve.ts'
import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { createPool } from '../pool/pool.ts'
import { abilitiesOf, SESSION_GRID, type Grid } from '../posterior/grid.ts'
import { normalPrior } from '../posterior/posterior.ts'
import { posteriorAfter } from '../testlet/posterior-after.ts'
import { testletsOf } from '../testlet/testlets.ts'
import { assertPrior, assertResponses, type Estimator, type KnownResponse } from './estimator.ts'
import { expected } from './expected.ts'
import { credibleInterval } from './interval.ts'
import { hasSharedTestlet } from './likelihood.ts'
import { assertCoverage } from './normal-interval.ts'
import { relativeCurve, termsOf } from './relative-curve.ts'

/**
 * EAP: mean and standard deviation of the posterior on a grid (Bock and Mislevy 1982), with the equal-tailed credible
 * interval. The grid's ends weigh half (trapezoidal rule, as in catR). Always found; without responses it is the prior's.
 */
export const expectedAPosteriori: Estimator = {
  name: 'eap',
  estimate: (responses, { prior = { mean: 0, sd: 1 }, grid = SESSION_GRID, coverage = 0.95 } = {}) => {
    assertResponses(responses)
    assertPrior(prior)
    assertCoverage(coverage)
    const abilities = abilitiesOf(grid)
    const weights = posteriorOf(responses, grid, normalPrior(grid, prior))
    return {
      ...expected(weights, abilities),
      ...credibleInterval(weights, abilities, coverage),
      converged: true,
    }
  },
}

/**
 * The posterior of some responses, by logarithms: no pattern of answers, however unlikely, underflows everywhere. What
 * items of one testlet share is integrated out.
 *
 * @param prior weights over the grid, sum 1
 * @returns weights over the grid, sum 1
 */
export function posteriorOf(
  responses: readonly KnownResponse[],
  grid: Grid,
  prior: Float64Array,
): Float64Array {
  if (hasSharedTestlet(responses)) {
    const pool = createPool(
      responses.map(({ parameters }) => parameters),
      grid,
    )
    const taken = responses.map(({ category }, item) => ({ item, category }))
    return posteriorAfter(pool, testletsOf(pool), prior, taken)
  }
  const abilities = abilitiesOf(grid)
  const weights = prior.map(log)
  for (const { parameters, category } of responses) {
    const curve = relativeCurve(parameters)
    const terms = termsOf(highestCategory(parameters) + 1)
    for (let q = 0; q < weights.length; q++) {
      curve(abilities[q] ?? 0, terms)
      weights[q] = (weights[q] ?? 0) + (terms.logarithm[category] ?? 0)
    }
  }
  let most = -Infinity
  for (const weight of weights) most = Math.max(most, weight)
  let sum = 0
  for (let q = 0; q < weights.length; q++) {
    const weight = exp((weights[q] ?? 0) - most)
    weights[q] = weight
    sum += weight
  }
  for (let q = 0; q < weights.length; q++) weights[q] = (weights[q] ?? 0) / sum
  return weights
}
