import { assertRange, assertResponses, type Estimator } from './estimator.ts'
import { highestRoot } from './highest-root.ts'
import type { ExpectedTerms } from './joint-terms.ts'
import { likelihoodOf } from './likelihood.ts'
import { meshWithin } from './mesh-within.ts'
import { assertCoverage, estimateAt, none } from './normal-interval.ts'

/**
 * WLE: the root of score + J/(2I), J = Σ P'P''/P (Warm 1989; for more than two categories Wang and Wang 2001, Penfield and
 * Bergeron 2005), which takes away the maximum likelihood's bias of order 1/n and is finite for all right and all wrong.
 * Of several roots the one where the weighted likelihood is highest. SE = 1/√information as in catR (mirt: `information:
 * 'observed'`, and for the 3PL, the 4PL and the graded model `weight: 'jeffreys'`); the interval is θ ± z·SE.
 *
 * Answers to items of one testlet count as one answer to an item whose categories are all their patterns: Warm's proof asks
 * of the parts of a test that they are independent given θ, which testlets are. No estimate where there are too many patterns.
 */
export const weightedLikelihood: Estimator = {
  name: 'wle',
  estimate: (responses, { range, coverage = 0.95, information, weight = 'warm' } = {}) => {
    assertResponses(responses)
    assertRange(range)
    assertCoverage(coverage)
    if (responses.length === 0) return none('There are no answers.')
    const { at, expectedAt, unexpected, mesh } = likelihoodOf(responses)
    if (unexpected !== undefined) return none(unexpected)
    const drift = (theta: number): number => driftOf(expectedAt(theta), weight)
    const top = highestRoot(range ? meshWithin(mesh, range) : mesh, {
      force: (theta) => at(theta).score + drift(theta),
      value: (theta, area) => at(theta).logarithm + area,
      drift,
    })
    if (range === undefined && !top.isRoot) return none('The weighted likelihood has no highest point.')
    const known =
      information === 'observed'
        ? at(top.theta).observed - slopeOf(drift, top.theta)
        : expectedAt(top.theta).expected
    return estimateAt(top, known, coverage)
  },
}

/** The derivative of the logarithm of the weight: J/(2I), or I'/(2I). */
function driftOf({ expected, skew, cubic }: ExpectedTerms, weight: 'warm' | 'jeffreys'): number {
  if (!(expected > 0)) return 0
  return (weight === 'warm' ? skew : 2 * skew - cubic) / (2 * expected)
}

/** Step of the difference quotient, in logits; its error is of the fourth power. */
const STEP = 0.004

function slopeOf(f: (theta: number) => number, theta: number): number {
  return (8 * (f(theta + STEP) - f(theta - STEP)) - (f(theta + 2 * STEP) - f(theta - 2 * STEP))) / (12 * STEP)
}
