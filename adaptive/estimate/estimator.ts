import type { ItemParameters } from '#schemas/parameters'
import { highestCategory } from '../irt/response-curve.ts'
import type { Grid } from '../posterior/grid.ts'

/** A scored response to an item whose parameters are known, or uncertain to a known degree. */
export interface KnownResponse {
  readonly parameters: ItemParameters
  /** integer in [0, m] */
  readonly category: number
}

/** A distribution of ability. */
export interface NormalPrior {
  /** in logits */
  readonly mean: number
  /** in logits, > 0 */
  readonly sd: number
}

/** Abilities from which an estimate is chosen, in logits, both ends included. */
export interface AbilityRange {
  readonly low: number
  readonly high: number
}

/** What an estimator may be told; each reads what concerns it. */
export interface EstimateOptions {
  /** EAP and MAP: distribution of ability; N(0, 1) if absent */
  readonly prior?: NormalPrior
  /** EAP: where the posterior is held; the session grid if absent */
  readonly grid?: Grid
  /** MAP, MLE and WLE: abilities outside are not considered; all are if absent */
  readonly range?: AbilityRange
  /** probability that the interval promises, in (0, 1); .95 if absent */
  readonly coverage?: number
  /**
   * MAP, MLE and WLE: the information behind the standard error. Expected (absent): Fisher's, with 1/σ² of the prior for
   * MAP, as in catR. Observed: minus the second derivative of what is maximised, as in mirt.
   */
  readonly information?: 'expected' | 'observed'
  /**
   * WLE: Warm's weight (absent), or the square root of the information (Jeffreys's prior), as in mirt. They are the same
   * for the 1PL, the 2PL and partial credit.
   */
  readonly weight?: 'warm' | 'jeffreys'
}

/** An ability that was found. */
export interface FoundAbility {
  /** in logits */
  readonly theta: number
  /** standard error in logits, finite */
  readonly se: number
  /** lower end of the interval in logits; absent where the estimate is an end of the range */
  readonly low?: number
  /** upper end of the interval in logits; absent where the estimate is an end of the range */
  readonly high?: number
  /** whether the estimating equation holds at `theta`; not so at an end of the range */
  readonly converged: boolean
  /** in words, where it does not hold */
  readonly reason?: string
}

/** No ability can be given. */
export interface NoAbility {
  readonly theta: null
  readonly se: null
  readonly converged: false
  /** why, in words */
  readonly reason: string
}

export type AbilityEstimate = FoundAbility | NoAbility

/** One way to estimate ability from responses. */
export interface Estimator {
  /** as options name it */
  readonly name: string
  /**
   * @throws RangeError for a category that its item does not have, or options outside their intervals
   */
  readonly estimate: (responses: readonly KnownResponse[], options?: EstimateOptions) => AbilityEstimate
}

/** @throws RangeError for a category that its item does not have, or a slope that is not positive */
export function assertResponses(responses: readonly KnownResponse[]): void {
  responses.forEach(({ parameters, category }, i) => {
    const highest = highestCategory(parameters)
    if (!(category >= 0 && category <= highest && Math.floor(category) === category))
      throw new RangeError(`response ${i}: a category is an integer in [0, ${highest}], received ${category}`)
    if (!(parameters.a > 0 && parameters.a < Infinity))
      throw new RangeError(`response ${i}: a must be positive and finite, received ${parameters.a}`)
  })
}

/** @throws RangeError for an interval without width or without end */
export function assertRange(range: AbilityRange | undefined): void {
  if (range !== undefined && !(range.low < range.high && range.high - range.low < Infinity))
    throw new RangeError(`a range needs finite low < high, received [${range.low}, ${range.high}]`)
}

/** @throws RangeError for a mean that is not finite or a standard deviation that is not positive */
export function assertPrior({ mean, sd }: NormalPrior): void {
  if (!(Math.abs(mean) < Infinity && sd > 0 && sd < Infinity))
    throw new RangeError(`a prior needs a finite mean and sd > 0, received mean ${mean}, sd ${sd}`)
}
