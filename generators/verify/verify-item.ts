import type { ItemKind } from '#schemas/item'
import type { Proof } from '#schemas/proof'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { toolVersion } from '../compile/tool.ts'
import { verifyCode } from './code.ts'
import { verifyResponses } from './responses.ts'
import { verifyTrace } from './trace.ts'
import type { Verifier, VerifyContext } from './verification.ts'

const verifiers: { readonly [Kind in ItemKind]: Verifier } = {
  code: verifyCode,
  choice: verifyResponses,
  short: verifyResponses,
  order: verifyResponses,
  trace: verifyTrace,
}

/**
 * Proves one item: runs what can be run, scores what can be scored, and compares all of it with what its author filed.
 *
 * @param item without diagnostics
 * @param context the runner that executes programs
 * @returns its proof, the same for the same files on every machine
 * @throws RunnerUnavailableError; the signal's reason, where it was aborted
 */
export async function verifyItem(item: CompiledItem, context: VerifyContext): Promise<Proof> {
  const { reasons, executed, matrix, responses, computed } = await verifiers[item.frontmatter.kind](
    item,
    context,
  )
  context.signal?.throwIfAborted()
  const all = executed === 0 ? [...reasons, 'nothing was executed, so nothing is proven'] : reasons
  return {
    version: 1,
    item: item.id,
    itemVersion: item.frontmatter.version,
    digest: item.digest,
    tool: toolOf(item, context.engine),
    verdict: all.length === 0 ? 'verified' : 'refused',
    reasons: all,
    executed,
    ...(matrix ? { matrix } : {}),
    ...(responses ? { responses } : {}),
    ...(computed ? { computed } : {}),
  }
}

/** What a proof was made with: Assay, and the engine where programs were run. Another tool may find something else. */
export function toolOf({ frontmatter: { kind } }: CompiledItem, engine: string): string {
  return kind === 'code' || kind === 'trace' ? `${toolVersion} ${engine}` : toolVersion
}
