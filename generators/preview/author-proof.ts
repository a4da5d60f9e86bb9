import type { AuthorProof, ProofStanding } from '#preview'
import type { CompiledItem } from '../compile/compiled-item.ts'
import type { LiveItem } from './live-bank.ts'

/** What an item's proof is worth. */
export function standingOf({ item, isCurrent }: Pick<LiveItem, 'item' | 'isCurrent'>): ProofStanding {
  if (!item || !isCurrent) return 'unknown'
  const { proof, digest, proofState } = item
  return proof?.verdict === 'refused' && proof.digest === digest ? 'refused' : proofState
}

/** The proof of an item as its author reads it. */
export function authorProof(live: LiveItem): AuthorProof {
  const { item, name } = live
  const proof = item?.proof
  const base = {
    standing: standingOf(live),
    command: `npm run -s assay -- verify ${name}`,
  }
  if (!item || !proof) return { ...base, reasons: [], isAboutTheseFiles: false, matrix: [], responses: [] }
  return {
    ...base,
    reasons: proof.reasons,
    executed: proof.executed,
    tool: proof.tool,
    isAboutTheseFiles: live.isCurrent && proof.digest === item.digest,
    matrix: proof.matrix ?? [],
    responses: proof.responses ?? [],
    ...figuresOf(proof),
  }
}

/** Mutants and drawn inputs, as far as the proof counts them. */
function figuresOf({
  mutants,
  properties,
}: NonNullable<CompiledItem['proof']>): Pick<AuthorProof, 'mutants' | 'properties'> {
  return { ...(mutants ? { mutants } : {}), ...(properties ? { properties } : {}) }
}
