import type { VariantRecord } from '#schemas/variant'
import { passed } from './gates/gate.ts'
import { novelty, noveltyOf, type Asked } from './gates/novelty.ts'

/** What came of one seed. Plain JSON. */
export type Attempt =
  | {
      readonly admitted: true
      readonly seed: number
      readonly record: VariantRecord
      /** What it asks, for those that are drawn after it. */
      readonly asked: Asked
    }
  | {
      readonly admitted: false
      readonly seed: number
      readonly gate: string
      readonly reason: string
      readonly counterexample?: string
      /** What was asked of the list that the item returns, of a model with outputs. */
      readonly output?: string
      readonly ms: number
    }

/** Makes variants of one item, one seed at a time. */
export interface VariantMaker {
  /**
   * Draws what a seed gives, and asks it all that is asked of variants.
   *
   * @param siblings admitted before
   */
  readonly attempt: (seed: number, siblings: readonly Asked[]) => Promise<Attempt>
}

/** An attempt beside others that were made at the same time: a variant is refused that asks what one of them asks. */
export function among(attempt: Attempt, siblings: readonly Asked[]): Attempt {
  const finding = attempt.admitted ? noveltyOf(attempt.asked, siblings) : passed
  if (finding.verdict !== 'refused') return attempt
  return { admitted: false, seed: attempt.seed, gate: novelty.name, reason: finding.reason, ms: 0 }
}
