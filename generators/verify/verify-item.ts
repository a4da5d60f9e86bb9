import type { ItemKind } from '#schemas/item'
import type { Proof } from '#schemas/proof'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { toolVersion } from '../compile/tool.ts'
import { verifyCode } from './code.ts'
import { verifyCritique } from './critique.ts'
import { verifyDebug } from './debug.ts'
import type { ResponseSuggestion } from './key/verify-key.ts'
import type { Suggestion } from './mutate/verify-mutants.ts'
import { verifyResponses } from './responses.ts'
import { verifyTests } from './tests.ts'
import { verifySql } from './sql.ts'
import { verifyTrace } from './trace.ts'
import type { Verification, Verifier, VerifyContext } from './verification.ts'

/** The kinds whose proof runs programs; the others are proven by the responses that their authors filed. */
const programVerifiers: Partial<Readonly<Record<ItemKind, Verifier>>> = {
  code: verifyCode,
  trace: verifyTrace,
  debug: verifyDebug,
  tests: verifyTests,
  sql: verifySql,
  critique: verifyCritique,
}

export interface Proven {
  /** The same for the same files on every machine. */
  readonly proof: Proof
  /** What an author should know although it is no reason to refuse. */
  readonly warnings: readonly string[]
  /** Cases that would tell faults which no case tells. */
  readonly suggestions: readonly Suggestion[]
  /** Responses that would tell slips in the key which no filed response tells. */
  readonly responseSuggestions: readonly ResponseSuggestion[]
}

/**
 * Proves one item: runs what can be run, scores what can be scored, and compares all of it with what its author filed.
 *
 * @param item without diagnostics
 * @param context the runner that executes programs
 * @returns its proof, and warnings
 * @throws RunnerUnavailableError; the signal's reason, where it was aborted
 */
export async function verifyItem(item: CompiledItem, context: VerifyContext): Promise<Proven> {
  const found = await verifierOf(item)(item, context)
  context.signal?.throwIfAborted()
  const proof = proofOf(item, context, found)
  return {
    proof,
    warnings: found.warnings ?? [],
    suggestions: found.suggestions ?? [],
    responseSuggestions: found.responseSuggestions ?? [],
  }
}

/** What proves an item, by its kind. */
export function verifierOf({ frontmatter: { kind } }: CompiledItem): Verifier {
  return programVerifiers[kind] ?? verifyResponses
}

/** The proof of what was found. */
export function proofOf(
  item: CompiledItem,
  context: VerifyContext,
  { reasons, executed, matrix, responses, mutants, properties, computed }: Verification,
): Proof {
  const all = [...reasons, ...(executed === 0 ? ['nothing was executed, so nothing is proven'] : [])]
  if (all.length === 0)
    all.push(...unreached(item, { ...(matrix && { matrix }), ...(responses && { responses }) }))
  return {
    version: 1,
    item: item.id,
    itemVersion: item.frontmatter.version,
    digest: item.digest,
    tool: toolOf(item, context),
    verdict: all.length === 0 ? 'verified' : 'refused',
    reasons: all,
    executed,
    ...(matrix ? { matrix } : {}),
    ...(responses ? { responses } : {}),
    ...(mutants ? { mutants } : {}),
    ...(properties ? { properties } : {}),
    ...(computed ? { computed } : {}),
  }
}

/** What a proof was made with: Assay, and the engine where programs were run. Another tool may find something else. */
export function toolOf(
  { frontmatter }: CompiledItem,
  { engine, python = '', sqlEngine = engine }: Pick<VerifyContext, 'engine' | 'python' | 'sqlEngine'>,
): string {
  if (!(frontmatter.kind in programVerifiers) || isWithoutPrograms(frontmatter)) return toolVersion
  if (frontmatter.kind === 'sql') return `${toolVersion} ${sqlEngine}`
  return `${toolVersion} ${engine}${isInPython(frontmatter) ? ` ${python}` : ''}`
}

/** Of most critiques nothing is run. */
function isWithoutPrograms(frontmatter: CompiledItem['frontmatter']): boolean {
  return frontmatter.kind === 'critique' && frontmatter.entry === undefined
}

/** Whether an item can be answered in Python. */
export function isInPython(frontmatter: CompiledItem['frontmatter']): boolean {
  return frontmatter.kind === 'code' && frontmatter.languages.includes('python')
}

/** Categories that no filed answer gets: nothing shows that anybody could. */
function unreached(
  { public: { max } }: CompiledItem,
  { matrix = [], responses = [] }: Pick<Verification, 'matrix' | 'responses'>,
): readonly string[] {
  const got = new Set([...matrix, ...responses].map(({ category }) => category))
  const missing = Array.from({ length: max }, (_, at) => at + 1).filter((category) => !got.has(category))
  return missing.map(
    (category) =>
      `no filed answer gets category ${category}, so nothing shows that it can be earned: file one that does`,
  )
}
