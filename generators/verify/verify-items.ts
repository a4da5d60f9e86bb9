import { join } from 'node:path'
import type { Proof } from '#schemas/proof'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { compareProofs } from './compare-proofs.ts'
import type { ResponseSuggestion } from './key/verify-key.ts'
import type { Suggestion } from './mutate/verify-mutants.ts'
import { writeProof } from './proof-file.ts'
import type { VerifyContext } from './verification.ts'
import { toolOf, verifyItem, type Proven } from './verify-item.ts'

export interface VerifyOptions extends VerifyContext {
  /** Absolute path of the bank, where proofs are written. */
  readonly bankDir: string
  /** Items that are proven at the same time. */
  readonly jobs: number
  /** Proves also what has a current proof. */
  readonly force?: boolean
  /** Proves what has a proof again, compares it with the stored one, and writes nothing. */
  readonly fromProof?: boolean
  /** Proves an item elsewhere; here where absent. */
  readonly prove?: ((item: CompiledItem) => Promise<Proven>) | undefined
  /** Called after each item, in the order in which they end. */
  readonly onVerified?: (verified: VerifiedItem) => void
}

export interface VerifiedItem {
  readonly item: CompiledItem
  readonly proof: Proof
  /** Of a proof that was made now. */
  readonly warnings: readonly string[]
  /** Cases that would tell faults which no case tells; of a proof that was made now. */
  readonly suggestions: readonly Suggestion[]
  /** Responses that would tell slips in the key which no filed response tells; of a proof that was made now. */
  readonly responseSuggestions: readonly ResponseSuggestion[]
  /** Whether the proof that was there was taken. */
  readonly cached: boolean
  /** Wall clock, in milliseconds. */
  readonly ms: number
}

/**
 * Proves items and writes each proof beside its item as soon as it is there.
 *
 * @returns one entry per item, in the order of the items
 * @throws RunnerUnavailableError; the signal's reason, where it was aborted
 */
export async function verifyItems(
  items: readonly CompiledItem[],
  options: VerifyOptions,
): Promise<readonly VerifiedItem[]> {
  const { prove = (item) => verifyItem(item, options) } = options
  const verified = new Map<string, VerifiedItem>()
  const waiting = items.filter((item) => {
    const { proof } = item
    const isCurrent = item.proofState === 'current' && proof?.tool === toolOf(item, options)
    if (options.force === true || options.fromProof === true || options.replay || !isCurrent || !proof)
      return true
    record({ item, proof, warnings: [], suggestions: [], responseSuggestions: [], cached: true, ms: 0 })
    return false
  })
  const workers = Math.min(Math.max(1, options.jobs), waiting.length)
  await Promise.all(Array.from({ length: workers }, () => work()))
  return items.flatMap(({ id }) => verified.get(id) ?? [])

  async function work(): Promise<void> {
    for (let item = waiting.shift(); item; item = waiting.shift()) {
      const start = performance.now()
      const { proof: found, ...told } = await prove(item)
      const isKept = options.fromProof !== true && !options.replay
      if (isKept) await writeProof(join(options.bankDir, item.folder), found)
      const proof = options.fromProof === true ? repeated(item, found) : found
      const ms = Math.round(performance.now() - start)
      record({ item, proof, ...told, cached: false, ms })
    }
  }

  function record(one: VerifiedItem): void {
    verified.set(one.item.id, one)
    options.onVerified?.(one)
  }
}

/** A proof that was made again, refused where it is not the stored one. */
function repeated({ proof: stored, digest }: CompiledItem, again: Proof): Proof {
  const differences =
    stored?.digest === digest
      ? compareProofs(stored, again)
      : [stored ? 'its proof is of other files' : 'it has no proof']
  if (differences.length === 0) return again
  return { ...again, verdict: 'refused', reasons: [...differences, ...again.reasons] }
}
