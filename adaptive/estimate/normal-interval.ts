import { normalQuantile } from '../numeric/gamma.ts'
import type { AbilityEstimate } from './estimator.ts'
import type { Top } from './highest-root.ts'
import type { Interval } from './interval.ts'

/**
 * The interval θ ± z·SE of a normal distribution.
 *
 * @param coverage probability in (0, 1); .95 if absent
 * @throws RangeError for a coverage outside (0, 1)
 */
function normalInterval(theta: number, se: number, coverage = 0.95): Interval {
  assertCoverage(coverage)
  const reach = normalQuantile((1 + coverage) / 2) * se
  return { low: theta - reach, high: theta + reach }
}

/** @throws RangeError for a coverage outside (0, 1) */
export function assertCoverage(coverage: number): void {
  if (!(coverage > 0 && coverage < 1))
    throw new RangeError(`coverage must lie in (0, 1), received ${coverage}`)
}

/**
 * The estimate at the top of an objective.
 *
 * @param information behind the standard error, in 1/logits²
 */
export function estimateAt(
  { theta, isRoot }: Top,
  information: number,
  coverage: number | undefined,
): AbilityEstimate {
  const se = 1 / Math.sqrt(information)
  if (!(se < Infinity))
    return none('The items say nothing about abilities in the place that these answers point to.')
  return isRoot
    ? { theta, se, ...normalInterval(theta, se, coverage), converged: true }
    : { theta, se, converged: false, reason: 'The answers point beyond this end of the range.' }
}

/** No estimate, for a reason in words. */
export function none(reason: string): AbilityEstimate {
  return { theta: null, se: null, converged: false, reason }
}
