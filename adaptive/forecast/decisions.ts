import { normalCdf } from '../numeric/gamma.ts'
import { weightsOf, type Population } from './paths.ts'

/** How well a test puts candidates into the classes that some cut scores make. */
export interface Decisions {
  /** ascending, in logits; who reaches a cut is above it */
  readonly cuts: readonly number[]
  /** probability to be put into the true class, over the population (Rudner 2001, 2005) */
  readonly accuracy: number
  /** probability to be put into the same class by two such tests (Lee 2010) */
  readonly consistency: number
  /** probability to be put above the true class, and below it */
  readonly tooHigh: number
  readonly tooLow: number
  /** share of the population in each class, the lowest first: by true ability, and as the test puts it */
  readonly classes: readonly { readonly truth: number; readonly put: number }[]
  readonly abilities: readonly DecisionAt[]
}

/** The same for candidates of one ability. */
export interface DecisionAt {
  /** ability in logits */
  readonly theta: number
  readonly accuracy: number
  readonly consistency: number
  readonly tooHigh: number
  readonly tooLow: number
}

/** Where estimates of one ability lie. */
export interface Estimates {
  /** ability in logits, ascending */
  readonly theta: number
  /** mean and standard deviation of the estimates, in logits */
  readonly estimate: { readonly mean: number; readonly sd: number }
}

/** Parts of each interval between two abilities over which the population is summed. */
const PARTS = 8

/**
 * Accuracy and consistency of decisions by cut scores. Estimates of one ability are taken to be normal about their mean
 * with their conditional standard deviation; Rudner has the ability as the mean and 1/√I as the standard deviation, which
 * is what estimates without a prior have. Two tests are taken to err independently.
 *
 * @param at two abilities at least; between them the mean and the standard deviation are interpolated linearly
 * @param cuts ascending, in logits
 */
export function decisionsOf(
  at: readonly Estimates[],
  population: Population,
  cuts: readonly number[],
): Decisions {
  const dense = at.flatMap((left, a) => {
    const right = at[a + 1]
    if (right === undefined) return []
    // their middles, so that a cut at an ability of the forecast has none of them on it
    return Array.from({ length: PARTS }, (_, part) => between(left, right, (part + 0.5) / PARTS))
  })
  const weights = weightsOf(
    dense.map(({ theta }) => theta),
    population,
  )
  const marginal = { accuracy: 0, consistency: 0, tooHigh: 0, tooLow: 0 }
  const classes = Array.from({ length: cuts.length + 1 }, () => ({ truth: 0, put: 0 }))
  dense.forEach((estimates, j) => {
    const weight = weights[j] ?? 0
    const shares = classShares(estimates, cuts)
    const own = decisionAt(estimates, cuts, shares)
    marginal.accuracy += weight * own.accuracy
    marginal.consistency += weight * own.consistency
    marginal.tooHigh += weight * own.tooHigh
    marginal.tooLow += weight * own.tooLow
    classes.forEach((one, place) => {
      one.put += weight * (shares[place] ?? 0)
      if (place === classOf(estimates.theta, cuts)) one.truth += weight
    })
  })
  return {
    cuts,
    ...marginal,
    classes,
    abilities: at.map((estimates) => ({
      theta: estimates.theta,
      ...decisionAt(estimates, cuts, classShares(estimates, cuts)),
    })),
  }
}

function between(left: Estimates, right: Estimates, share: number): Estimates {
  const mix = (from: number, to: number): number => from + (to - from) * share
  return {
    theta: mix(left.theta, right.theta),
    estimate: {
      mean: mix(left.estimate.mean, right.estimate.mean),
      sd: mix(left.estimate.sd, right.estimate.sd),
    },
  }
}

/** Probability of each class, the lowest first. */
function classShares({ estimate: { mean, sd } }: Estimates, cuts: readonly number[]): readonly number[] {
  const below = cuts.map((cut) => (sd > 0 ? normalCdf((cut - mean) / sd) : mean < cut ? 1 : 0))
  return [...below, 1].map((share, place) => share - (below[place - 1] ?? 0))
}

function decisionAt(
  { theta }: Estimates,
  cuts: readonly number[],
  shares: readonly number[],
): Omit<DecisionAt, 'theta'> {
  const own = classOf(theta, cuts)
  const sum = (is: (place: number) => boolean): number =>
    shares.reduce((total, share, place) => total + (is(place) ? share : 0), 0)
  return {
    accuracy: shares[own] ?? 0,
    consistency: shares.reduce((total, share) => total + share * share, 0),
    tooHigh: sum((place) => place > own),
    tooLow: sum((place) => place < own),
  }
}

function classOf(theta: number, cuts: readonly number[]): number {
  return cuts.filter((cut) => theta >= cut).length
}
