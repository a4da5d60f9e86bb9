import type { Proof } from '#schemas/proof'
import type { Runner } from '#runner'
import type { CompiledItem } from '../compile/compiled-item.ts'
import type { ResponseSuggestion } from './key/verify-key.ts'
import type { Suggestion } from './mutate/verify-mutants.ts'

/** What was found on one item: the part of its proof that depends on its kind. */
export interface Verification {
  /** Why the item is refused; empty where it is not. */
  readonly reasons: readonly string[]
  /** Cases that were run or responses that were scored. */
  readonly executed: number
  readonly matrix?: Proof['matrix']
  readonly responses?: Proof['responses']
  readonly computed?: Proof['computed']
  readonly mutants?: Proof['mutants']
  readonly properties?: Proof['properties']
  /** What an author should know although the item is not refused for it. */
  readonly warnings?: readonly string[]
  /** Cases that would tell faults which no case tells. */
  readonly suggestions?: readonly Suggestion[]
  /** Responses that would tell slips in the key which no filed response tells. */
  readonly responseSuggestions?: readonly ResponseSuggestion[]
}

/** How far the proving of an item is. */
export interface VerifyProgress {
  readonly item: string
  /** The program that runs, such as `accepted/one-pass.ts`. */
  readonly file: string
  /** Cases that were run of it, and all. */
  readonly done: number
  readonly of: number
}

export interface VerifyContext {
  readonly runner: Runner
  /** Content-hashed name of the runner's engine: fuel is counted by this very build. */
  readonly engine: string
  /** The same of the engine for Python; needed where an item is in Python */
  readonly python?: string
  /** The same for SQL; where absent, that of the runner */
  readonly sqlEngine?: string
  /** Repeats one counterexample to what is claimed of drawn inputs. */
  readonly replay?: { readonly seed: number; readonly path: string } | undefined
  /**
   * Runs many cases in one realm, which is several times as fast, and counts no fuel of them: enough for a variant, whose
   * submissions are those of its item but for what was drawn. A realm for each case where absent.
   */
  readonly isShared?: true | undefined
  readonly signal?: AbortSignal | undefined
  /** Called when a program begins and after each of its cases. */
  readonly onProgress?: ((progress: VerifyProgress) => void) | undefined
}

/** Proves items of one kind or of a family of kinds. */
export type Verifier = (item: CompiledItem, context: VerifyContext) => Promise<Verification>
