import { canonicalJson } from '#log'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { proofFigures, waiverFigures, type ProofFigures, type WaiverFigures } from './proof-figures.ts'
import { textHash } from './text-hash.ts'

/** What a release needs of an item that is not read for it: names of its parts, and what its proof says. Plain JSON. */
export interface ItemSummary {
  /** SHA-256 of the public half, of the sealed one, and of the proof, where there is one. */
  readonly public: string
  readonly sealed: string
  readonly proof?: string
  readonly proofState: CompiledItem['proofState']
  /** Why these very files were refused. */
  readonly refusal?: string
  readonly figures?: ProofFigures
  readonly waivers?: WaiverFigures
}

/** Sums an item up. The same item gives the same summary. */
export function summaryOf(item: CompiledItem): ItemSummary {
  const { digest, proof, proofState } = item
  const figures = proofFigures(item)
  const waivers = waiverFigures(item)
  const isRefused = proof?.digest === digest && proof.verdict === 'refused'
  return {
    public: textHash(canonicalJson(item.public)),
    sealed: textHash(canonicalJson(item.sealed)),
    proofState,
    ...(proof ? { proof: textHash(canonicalJson(proof)) } : {}),
    ...(isRefused ? { refusal: proof.reasons[0] ?? 'without a reason' } : {}),
    ...(figures ? { figures } : {}),
    ...(waivers ? { waivers } : {}),
  }
}
