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
  /** the posterior before the first response, sum 1; N(0, 1) if absent */
  readonly prior?: Float64Array
  /** all items that the block could show if nothing had been taken, ascending; the eligible ones if absent */
  readonly bank?: Int32Array
  /** how far the block has come toward its end, in [0, 1]; 0 if absent */
  readonly progress?: number
  /** per item of the pool its place in the order that the blueprint sets; that of the pool if absent */
  readonly order?: Int32Array
}

/** One way to choose the next item. */
export interface Selector<Options = unknown> {
  /** as the blueprint names it */
  readonly name: string
  /**
   * @returns a place in `choice.eligible`; −1 where that is empty
   */
  readonly select: (choice: Choice, options: Options) => number
  /** per eligible item what the selector wants to be largest; absent where no such value decides alone */
  readonly criterion?: (choice: Choice) => Float64Array
}
