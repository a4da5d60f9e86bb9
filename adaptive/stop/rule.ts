/** How far a block has come. */
export interface Progress {
  /** items scored so far */
  readonly items: number
  /** posterior standard deviation in logits */
  readonly se: number
  /** milliseconds since the block's first item was presented, pauses left out */
  readonly elapsedMs: number
  /** factor on every time limit, ≥ 1; null where the candidate has no time limits */
  readonly timeMultiplier: number | null
  /** items that may still be presented */
  readonly remaining: number
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
