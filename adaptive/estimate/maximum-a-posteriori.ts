import { highestCategory } from '../irt/response-curve.ts'
import { exp } from '../numeric/exp.ts'
import { assertPrior, assertRange, assertResponses, type Estimator } from './estimator.ts'
import { highestRoot } from './highest-root.ts'
import { likelihoodOf } from './likelihood.ts'
import { meshWithin } from './mesh-within.ts'
import { assertCoverage, estimateAt, none } from './normal-interval.ts'

const NOTHING = new Float64Array()

/**
 * MAP: the highest point of likelihood times normal prior (Samejima 1969), found off the grid to the last digits; of
 * several local maxima, which guessing may cause, the highest. SE = 1/√(information + 1/σ²), with Fisher's information
 * as in catR or the observed one as in mirt; the interval is θ ± z·SE. Without responses it is the prior's mean. What items
 * of a testlet share is integrated out of the likelihood.
 */
export const maximumAPosteriori: Estimator = {
  name: 'map',
  estimate: (responses, { prior = { mean: 0, sd: 1 }, range, coverage = 0.95, information } = {}) => {
    assertResponses(responses)
    assertPrior(prior)
    assertRange(range)
    assertCoverage(coverage)
    const { at, expectedAt, unexpected, isConcave, mesh } = likelihoodOf(responses)
    if (information !== 'observed' && unexpected !== undefined) return none(unexpected)
    const precision = 1 / (prior.sd * prior.sd)
    // an item's score is at most a·m in size, and e^{4·SD} of that where a is uncertain: no root lies farther out
    const reach = responses.reduce(
      (sum, { parameters }) =>
        sum + exp(4 * (parameters.uncertainty?.lnA ?? 0)) * parameters.a * highestCategory(parameters),
      1,
    )
    const within = range ?? {
      low: prior.mean - reach / precision,
      high: prior.mean + reach / precision,
    }
    const top = highestRoot(meshWithin(isConcave ? NOTHING : mesh, within), {
      force: (theta) => at(theta).score - (theta - prior.mean) * precision,
      value: (theta) => at(theta).logarithm - ((theta - prior.mean) * (theta - prior.mean) * precision) / 2,
    })
    const known = information === 'observed' ? at(top.theta).observed : expectedAt(top.theta).expected
    return estimateAt(top, precision + known, coverage)
  },
}
