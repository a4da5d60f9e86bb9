import type { Execution } from '#runner'
import type { Encoded } from '#schemas/value'
import type { CompiledItem } from '../../compile/compiled-item.ts'
import type { CodeItem } from '../../verify/code-run.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import type { ProvenSubmissions } from '../../verify/code.ts'
import type { Drawn } from '../../verify/properties/draws.ts'
import type { Verification, VerifyContext } from '../../verify/verification.ts'
import type { DrawnValues } from '../model/draw-values.ts'
import type { Audit } from '../written/audit-program.ts'
import type { Agreement } from '../written/compare-behaviour.ts'
import type { Growing } from '../written/growing-inputs.ts'

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
  /** Of a variant that was written; absent for one that was drawn. */
  readonly written?: WrittenAnswers
}

/** A program that answers what a statement asks, and who wrote it. */
export interface WrittenProgram extends Runnable {
  /** Such as `the reference`. */
  readonly name: string
}

/** How a program ended on inputs, in their order; undefined where it took too long to tell. */
export type WrittenRuns = readonly (Execution | undefined)[]

/** What was written for a variant, and what it is compared with. */
export interface WrittenAnswers {
  /** Markdown, without examples and limits. */
  readonly statement: string
  /** The reference, the brute force, and programs of people who saw the statement alone. */
  readonly programs: readonly WrittenProgram[]
  /** Legal inputs: those of the item's own cases, all small ones, and drawn ones. */
  readonly inputs: readonly (readonly Encoded[])[]
  /** The largest that the contract allows, in orders that are hard for some. */
  readonly large: readonly (readonly Encoded[])[]
  /** Inputs of which one parameter grows up to the largest. */
  readonly growing: () => Promise<readonly Growing[]>
  /** Programs that follow from wrong beliefs. */
  readonly beliefs: readonly Runnable[]
  /** All programs on all inputs, in their order. */
  readonly runs: () => Promise<readonly WrittenRuns[]>
  /** The programs on the largest inputs; nothing of the brute force, which is slow. */
  readonly runsOnLarge: () => Promise<readonly WrittenRuns[]>
  /** The programs of the beliefs on all inputs. */
  readonly runsOfBeliefs: () => Promise<readonly WrittenRuns[]>
  /** What the reference does besides returning; undefined where it is too slow to tell. */
  readonly audit: () => Promise<Audit | undefined>
  /** The same of the brute force, of the smallest inputs alone. */
  readonly auditOfBruteForce: () => Promise<Audit | undefined>
  /** Other items that it must not be once more, its own and siblings apart. */
  readonly others: readonly CompiledItem[]
  /** The programs and the behaviour of items, each computed once for all variants of a family. */
  readonly known: KnownPrograms
}

/** What programs of items look like and return. */
export interface KnownPrograms {
  /**
   * Asks a program for 64 inputs of the family.
   *
   * @returns tells how far it returns what an item's reference does, or that of its follow-up, for these inputs or for simple
   * changes of them; nothing in common where the item takes other types
   */
  readonly comparedWith: (program: Runnable) => Promise<(item: CompiledItem) => Promise<Agreement>>
  /** Runs of tokens of an item's accepted programs. */
  readonly formsOf: (item: CompiledItem) => readonly ReadonlySet<string>[]
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
  | { readonly verdict: 'passed' | 'not-asked'; readonly figures?: Readonly<Record<string, number>> }
  | { readonly verdict: 'refused'; readonly reason: string; readonly counterexample?: string }

/** One question that every variant is asked: a function of the package and its seed, whatever was asked before. */
export interface Gate {
  readonly name: string
  /** Raised with each change of what it refuses. */
  readonly version: number
  readonly ask: (variant: VariantPackage, context: VerifyContext) => Promise<Finding> | Finding
}

export const passed: Exclude<Finding, { readonly verdict: 'refused' }> = { verdict: 'passed' }
export const notAsked: typeof passed = { verdict: 'not-asked' }

/** @returns refused with the first reason, or passed where there is none */
export function unless(reasons: readonly string[]): Finding {
  const [reason, ...more] = reasons
  if (reason === undefined) return passed
  return { verdict: 'refused', reason: more.length === 0 ? reason : `${reason} (and ${more.length} more)` }
}
