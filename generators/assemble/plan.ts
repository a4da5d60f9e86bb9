import type { Blueprint } from '#schemas/blueprint'
import type { SimulatedItem } from '#adaptive'

/** What information a form is to have. */
export type Target =
  | {
      /**
       * `max`: as much as possible at the ability where the form has least.
       * `flat`: the same, and about equal at all of them.
       */
      readonly shape: 'max' | 'flat'
      /** abilities in logits, at least one, ascending */
      readonly at: readonly number[]
    }
  | {
      /** as near as possible to this information in 1/logits², abilities ascending */
      readonly shape: 'curve'
      readonly points: readonly { readonly theta: number; readonly information: number }[]
    }

/** Everything that decides which forms are assembled. Plain data: it goes to a worker thread as it is. */
export interface AssemblyPlan {
  readonly blueprint: Blueprint
  /** items that forms may draw on; a time limit takes an item without minutes for one of 0 minutes */
  readonly items: readonly SimulatedItem[]
  /** every form can be given to a candidate of any one of these languages */
  readonly languages: readonly string[]
  /** number of forms, integer ≥ 1 */
  readonly forms: number
  /** items of each block, integer ≥ 1, instead of what the blueprint says; undefined leaves it as it is */
  readonly length: number | undefined
  /** items that two forms may have in common beside anchors and required items, integer ≥ 0 */
  readonly overlap: number
  /** items of each block that all forms have in common, integer ≥ 0 */
  readonly anchors: number
  /** ids of items that every form contains */
  readonly required: readonly string[]
  readonly target: Target
  /** whether the minutes of a block's items stay within its time limit */
  readonly isTimed: boolean
  /** decides between forms that are equally good */
  readonly seed: string
  /** seconds for the whole, > 0 */
  readonly seconds: number
  /** distance from the optimum that is accepted, as a share of the information, in [0, 1) */
  readonly gap: number
}
