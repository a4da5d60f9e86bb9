import { assertRange, assertResponses, type Estimator } from './estimator.ts'
import { highestRoot } from './highest-root.ts'
import { likelihoodOf } from './likelihood.ts'
import { meshWithin } from './mesh-within.ts'
import { assertCoverage, estimateAt, none } from './normal-interval.ts'

/**
 * MLE: the ability under which the responses are likeliest, of several local maxima the highest (Lord 1980; Samejima 1973
 * for why guessing causes several, or none). SE = 1/√information, the interval is θ ± z·SE. Where the likelihood is
 * highest at an infinite ability there is no estimate unless a range is given, whose end it is then. What items of a testlet
 * share is integrated out of the likelihood.
 */
export const maximumLikelihood: Estimator = {
  name: 'mle',
  estimate: (responses, { range, coverage = 0.95, information } = {}) => {
    assertResponses(responses)
    assertRange(range)
    assertCoverage(coverage)
    if (responses.length === 0) return none('There are no answers.')
    const { at, expectedAt, unexpected, isConcave, limits, mesh } = likelihoodOf(responses)
    if (information !== 'observed' && unexpected !== undefined) return none(unexpected)
    const looked = isConcave ? Float64Array.of(mesh[0] ?? 0, mesh.at(-1) ?? 0) : mesh
    const top = highestRoot(range ? meshWithin(looked, range) : looked, {
      force: (theta) => at(theta).score,
      value: (theta) => at(theta).logarithm,
    })
    if (range === undefined) {
      // equal but for rounding: nothing speaks for an ability in between
      const least = top.value - 1e-12 * Math.max(1, Math.abs(top.value))
      if (limits.high >= limits.low && limits.high >= least)
        return none('These answers are likeliest for an ability without upper end.')
      if (limits.low >= least) return none('These answers are likeliest for an ability without lower end.')
      if (!top.isRoot) return none('The likelihood has no highest point.')
    }
    const known = information === 'observed' ? at(top.theta).observed : expectedAt(top.theta).expected
    return estimateAt(top, known, coverage)
  },
}
