import type { ModelAnswer } from '#schemas/model-answer'
import type { Proof } from '#schemas/proof'
import type { VariantRecord } from '#schemas/variant'
import type { ItemContext } from '../../compile/compile-item.ts'
import type { CompiledItem } from '../../compile/compiled-item.ts'
import type { ItemFiles } from '../../compile/folder.ts'
import type { Draft, Solutions } from './draft.ts'

/** An item that is answered in code, and what a draft for it is compared with. */
export interface DraftSource {
  /** Without faults. */
  readonly item: CompiledItem
  readonly files: ItemFiles
  readonly context: ItemContext
  /** Every other item of the bank and its variants: what a draft must not be once more. */
  readonly others: readonly CompiledItem[]
}

/** Why a draft is not taken. */
export interface Refusal {
  readonly gate: string
  readonly reason: string
  /** What shows it, as small as it was made. */
  readonly counterexample?: string
}

export type JudgedDraft =
  | {
      readonly admitted: true
      readonly seed: number
      /** With its proof. */
      readonly item: CompiledItem
      /** What is written to the variant's folder; without the proof, whose digest is theirs. */
      readonly files: ItemFiles
      readonly gates: VariantRecord['gates']
      readonly proof: Proof
    }
  | ({
      readonly admitted: false
      readonly seed: number
      /** Milliseconds that it took. */
      readonly ms: number
    } & Refusal)

/** Says of drafts for one item whether they are variants of it. */
export interface DraftJudge {
  /** What costs little to say, before anybody is paid to solve it. Pure. */
  readonly inspect: (answer: ModelAnswer) => Promise<Refusal | undefined>
  /**
   * All gates, and the files of what they admit.
   *
   * @param siblings variants of the same item that were admitted before
   */
  readonly judge: (draft: Draft, siblings: readonly CompiledItem[]) => Promise<JudgedDraft>
  /**
   * Asks all gates of files that a person has edited.
   *
   * @param files of the variant's folder as they are now; a proof among them is passed over
   * @param solutions of those who saw the statement alone, as the record has them
   */
  readonly again: (
    seed: number,
    files: ItemFiles,
    solutions: Solutions,
    siblings: readonly CompiledItem[],
  ) => Promise<JudgedDraft>
}
