import type { Generator } from '../numeric/generator.ts'
import type { Pool } from '../pool/pool.ts'

/** What a selector may look at. */
export interface Choice {
  readonly pool: Pool
  /** posterior over the pool's grid, sum 1 */
  readonly weights: Float64Array
  /** expected a posteriori ability in logits */
  readonly theta: number
  /** indexes of the items that may be presented now, ascending, each once */
  readonly eligible: Int32Array
  /** draws of this step alone; asked for only by selectors that draw */
  readonly generator: () => Generator
}

/** One way to choose the next item. */
export interface Selector<Options = unknown> {
  /** as the blueprint names it */
  readonly name: string
  /**
   * @returns a place in `choice.eligible`; −1 where that is empty
   */
  readonly select: (choice: Choice, options: Options) => number
}
