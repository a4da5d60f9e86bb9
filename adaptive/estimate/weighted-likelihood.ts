import { assertRange, assertResponses, type Estimator } from './estimator.ts'
import { highestRoot } from './highest-root.ts'
import { likelihoodOf, sharedTestlet, type LikelihoodTerms } from './likelihood.ts'
import { meshWithin } from './mesh-within.ts'
import { assertCoverage, estimateAt, none } from './normal-interval.ts'

/**
 * WLE: the root of score + J/(2I), J = Σ P'P''/P (Warm 1989; for more than two categories Wang and Wang 2001, Penfield and
 * Bergeron 2005), which takes away the maximum likelihood's bias of order 1/n and is finite for all right and all wrong.
 * Of several roots the one where the weighted likelihood is highest. SE = 1/√information as in catR (mirt: `information:
 * 'observed'`, and for the 3PL, the 4PL and the graded model `weight: 'jeffreys'`); the interval is θ ± z·SE.
 */
export const weightedLikelihood: Estimator = {
  name: 'wle',
  estimate: (responses, { range, coverage = 0.95, information, weight = 'warm' } = {}) => {
    assertResponses(responses)
    assertRange(range)
    assertCoverage(coverage)
    if (responses.length === 0) return none('There are no answers.')
    const shared = sharedTestlet(responses)
    if (shared !== undefined) return none(shared)
    const { at, mesh } = likelihoodOf(responses)
    const drift = (theta: number): number => driftOf(at(theta), weight)
    const top = highestRoot(range ? meshWithin(mesh, range) : mesh, {
      force: (theta) => {
        const terms = at(theta)
        return terms.score + driftOf(terms, weight)
      },
      value: (theta, area) => at(theta).logarithm + area,
      drift,
    })
    if (range === undefined && !top.isRoot) return none('The weighted likelihood has no highest point.')
    const terms = at(top.theta)
    return estimateAt(
      top,
      information === 'observed' ? terms.observed - slopeOf(drift, top.theta) : terms.expected,
      coverage,
    )
  },
}

/** The derivative of the logarithm of the weight: J/(2I), or I'/(2I). */
function driftOf({ expected, skew, cubic }: LikelihoodTerms, weight: 'warm' | 'jeffreys'): number {
  if (!(expected > 0)) return 0
  return (weight === 'warm' ? skew : 2 * skew - cubic) / (2 * expected)
}

/** Step of the difference quotient, in logits; its error is of the fourth power. */
const STEP = 0.004

function slopeOf(f: (theta: number) => number, theta: number): number {
  return (8 * (f(theta + STEP) - f(theta - STEP)) - (f(theta + 2 * STEP) - f(theta - 2 * STEP))) / (12 * STEP)
}
