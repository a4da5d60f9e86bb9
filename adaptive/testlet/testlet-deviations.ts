import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { crossingBetween, highestBetween } from '../numeric/search.ts'
import type { Responses } from '../responses/responses.ts'
import {
  likelihoodOf,
  logLikelihood,
  prepareStudy,
  restOf,
  type Shift,
  type Stem,
  type Study,
  type TestletOptions,
} from './testlet-study.ts'

/** How much the items of one stem share. */
export interface TestletDeviation {
  readonly id: string
  /** SD of the testlet's shift over persons in logits, in [0, 3] */
  readonly sd: number
  /** ends of the 95 % profile-likelihood interval of sd, the other testlets held; `high` is at most 3 */
  readonly low: number
  readonly high: number
  /** twice what the log-likelihood gains over sd = 0, the others held; above 2.71 chance has it in 5 % (χ̄², Self and Liang 1987) */
  readonly gain: number
  /** what all slopes of the testlet have to be multiplied with, in [.5, 4]; 1 where they are known */
  readonly slopeFactor: number
  /** items */
  readonly items: number
  /** persons with at least two of its items, who alone tell something */
  readonly persons: number
}

/** Largest SD that is tried, in logits. */
const MOST = 3
/** Change of an SD that counts as none, in logits. */
const TOLERANCE = 1e-3
const MOST_CYCLES = 20
/** Half of the 95 % point of χ² with one degree of freedom. */
const DROP = 1.9207294103470622

/**
 * The SD of each testlet's shift by maximum marginal likelihood, item parameters given: Π_n ∫ Π_t L_nt(θ; sd_t) φ(θ) dθ, where
 * given θ each testlet is one integral by itself (the bifactor reduction of Gibbons and Hedeker 1992). One testlet after the
 * other is moved to its best values until none moves. Items on their own hold the scale: without any, SDs are found less well.
 *
 * @throws RangeError where the items are not those of the responses, or a category is not one of its item's
 */
export function testletDeviations(
  responses: Responses,
  options: TestletOptions,
): readonly TestletDeviation[] {
  const study = prepareStudy(responses, options)
  const { testlets } = study
  const fits: Fit[] = testlets.map(() => ({ sd: 0.5, factor: 1, value: -Infinity }))
  let likelihoods = testlets.map((testlet, t) => likelihoodOf(study, testlet, fits[t] ?? NO_EFFECT))
  for (let cycle = 0; cycle < MOST_CYCLES; cycle++) {
    let largest = 0
    testlets.forEach((testlet, t) => {
      const before = fits[t] ?? NO_EFFECT
      const reach = cycle === 0 ? MOST : 0.3
      const at = profileOf(study, testlet, restOf(study, likelihoods, t))
      const sd = highestBetween(
        (x) => at(x).value,
        Math.max(0, before.sd - reach),
        Math.min(MOST, before.sd + reach),
        TOLERANCE,
      )
      const fit = at(sd)
      fits[t] = fit
      likelihoods = likelihoods.map((one, other) => (other === t ? likelihoodOf(study, testlet, fit) : one))
      largest = Math.max(largest, Math.abs(sd - before.sd))
    })
    if (largest < 2 * TOLERANCE || testlets.length === 1) break
  }
  return testlets.map(({ id, items, persons }, t) => {
    const { sd, factor, value } = fits[t] ?? NO_EFFECT
    const at = profileOf(study, testlets[t], restOf(study, likelihoods, t))
    const profile = (x: number): number => at(x).value
    const none = profile(0)
    const floor = value - DROP
    const low = none >= floor ? 0 : crossingBetween(profile, floor, 0, sd, TOLERANCE)
    const high = profile(MOST) >= floor ? MOST : crossingBetween(profile, floor, MOST, sd, TOLERANCE)
    const gain = Math.max(0, 2 * (value - none))
    return { id, sd, low, high, gain, slopeFactor: factor, items: items.length, persons }
  })
}

/** A testlet's numbers, and the log-likelihood there. */
interface Fit extends Shift {
  readonly value: number
}

const NO_EFFECT: Fit = { sd: 0, factor: 1, value: -Infinity }
/** ln of the least and the largest factor on slopes. */
const FACTORS = [log(0.5), log(4)] as const

/** At an SD, the highest log-likelihood over what else is free of the testlet. */
function profileOf(study: Study, testlet: Stem | undefined, rest: Float64Array): (sd: number) => Fit {
  return (sd) => {
    if (testlet === undefined) return NO_EFFECT
    const value = (factor: number): number => logLikelihood(study, testlet, rest, { sd, factor })
    if (study.options.slopes === 'known') return { sd, factor: 1, value: value(1) }
    const factor = exp(highestBetween((x) => value(exp(x)), ...FACTORS, 0.01))
    return { sd, factor, value: value(factor) }
  }
}
