import type { VariantRecord } from '#schemas/variant'
import type { CompiledItem } from '../compile/compiled-item.ts'

/** What came of one seed. */
export type Attempt =
  | {
      readonly admitted: true
      readonly seed: number
      readonly record: VariantRecord
      readonly item: CompiledItem
    }
  | {
      readonly admitted: false
      readonly seed: number
      readonly gate: string
      readonly reason: string
      readonly counterexample?: string
      readonly ms: number
    }

/** Makes variants of one item, one seed at a time. */
export interface VariantMaker {
  /**
   * Draws what a seed gives, and asks it all that is asked of variants.
   *
   * @param siblings admitted before
   */
  readonly attempt: (seed: number, siblings: readonly CompiledItem[]) => Promise<Attempt>
  /** An attempt beside others that were made at the same time: a variant is refused that one of them is, too. */
  readonly among: (attempt: Attempt, siblings: readonly CompiledItem[]) => Attempt
}
