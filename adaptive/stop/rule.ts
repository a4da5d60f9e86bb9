/** How far a block has come. */
export interface Progress {
  /** items scored so far, those that did not move the estimate included, pretest items left out */
  readonly items: number
  /** posterior standard deviation in logits */
  readonly se: number
  /** the same before the first response that moved the estimate and after each, so that the last one is `se` */
  readonly errors: readonly number[]
  /** milliseconds since the block's first item was presented, pauses left out */
  readonly elapsedMs: number
  /** factor on every time limit, ≥ 1; null where the candidate has no time limits */
  readonly timeMultiplier: number | null
  /** items that may still be presented */
  readonly remaining: number
  /** posterior over `abilities`, sum 1 */
  readonly weights: Float64Array
  /** grid in logits, ascending */
  readonly abilities: Float64Array
  /** logarithm of the likelihood of the responses so far at an ability in logits */
  readonly logLikelihood: (theta: number) => number
  /** largest information at the estimate of the items that may still be presented, in 1/logits²; 0 where there are none */
  readonly mostInformation: () => number
}

/**
 * What a rule says: `must-stop` and `must-go-on` bind, the former more strongly; `may-stop` stops where nothing else
 * holds the block open (a minimum length, an unmet quota).
 */
export type StopVerdict = 'must-stop' | 'must-go-on' | 'may-stop' | 'go-on'

/** One way to end a block. */
export interface StoppingRule<Options> {
  /** as the blueprint names it; also the reason in the log */
  readonly name: string
  readonly judge: (progress: Progress, options: Options) => StopVerdict
}
