import type { CompiledItem } from '../../compile/compiled-item.ts'
import type { CodeItem } from '../../verify/code-run.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import type { ProvenSubmissions } from '../../verify/code.ts'
import type { Drawn } from '../../verify/properties/draws.ts'
import type { Verification, VerifyContext } from '../../verify/verification.ts'
import type { DrawnValues } from '../model/draw-values.ts'

/** What a gate sees of a variant. What is costly is computed when a gate first asks for it, and once. */
export interface VariantPackage {
  /** The item that it was drawn from. */
  readonly parent: CompiledItem
  readonly item: CompiledItem
  readonly seed: number
  /** Names of the parameters that change what is right. */
  readonly radicals: readonly string[]
  readonly own: DrawnValues
  readonly drawn: DrawnValues
  /** Of an item that is answered in code. */
  readonly code: CodeAnswers | undefined
  /** What the kind's own proof finds, for other items. */
  readonly proof: () => Promise<Verification>
  /** Variants of the same item that were admitted before. */
  readonly siblings: readonly CompiledItem[]
}

/** The submissions of a variant, as they were run. */
export interface CodeAnswers {
  readonly item: CodeItem
  /** The reference of the item that it was drawn from, in the words of the variant's story. */
  readonly before: Runnable
  readonly submissions: () => Promise<ProvenSubmissions>
  readonly drawn: () => Promise<Drawn>
}

/** What a gate says. */
export type Finding =
  | { readonly verdict: 'passed' | 'not-asked' }
  | { readonly verdict: 'refused'; readonly reason: string; readonly counterexample?: string }

/** One question that every variant is asked: a function of the package and its seed, whatever was asked before. */
export interface Gate {
  readonly name: string
  /** Raised with each change of what it refuses. */
  readonly version: number
  readonly ask: (variant: VariantPackage, context: VerifyContext) => Promise<Finding> | Finding
}

export const passed: Finding = { verdict: 'passed' }
export const notAsked: Finding = { verdict: 'not-asked' }

/** @returns refused with the first reason, or passed where there is none */
export function unless(reasons: readonly string[]): Finding {
  const [reason, ...more] = reasons
  if (reason === undefined) return passed
  return { verdict: 'refused', reason: more.length === 0 ? reason : `${reason} (and ${more.length} more)` }
}
