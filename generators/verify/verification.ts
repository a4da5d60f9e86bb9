import type { Proof } from '#schemas/proof'
import type { Runner } from '#runner'
import type { CompiledItem } from '../compile/compiled-item.ts'

/** What was found on one item: the part of its proof that depends on its kind. */
export interface Verification {
  /** Why the item is refused; empty where it is not. */
  readonly reasons: readonly string[]
  /** Cases that were run or responses that were scored. */
  readonly executed: number
  readonly matrix?: Proof['matrix']
  readonly responses?: Proof['responses']
  readonly computed?: Proof['computed']
}

export interface VerifyContext {
  readonly runner: Runner
  /** Content-hashed name of the runner's engine: fuel is counted by this very build. */
  readonly engine: string
  readonly signal?: AbortSignal | undefined
}

/** Proves items of one kind or of a family of kinds. */
export type Verifier = (item: CompiledItem, context: VerifyContext) => Promise<Verification>
