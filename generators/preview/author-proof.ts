import type { AuthorFigures, AuthorProof, ProofStanding } from '#preview'
import type { Proof } from '#schemas/proof'
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
    isAboutTheseFiles: live.isCurrent && proof.digest === item.digest,
    matrix: proof.matrix ?? [],
    responses: proof.responses ?? [],
    ...figuresOf(proof),
  }
}

/** What was run, as far as the proof counts it. */
export function figuresOf({ executed, tool, mutants, properties }: Proof): AuthorFigures {
  return { executed, tool, ...(mutants ? { mutants } : {}), ...(properties ? { properties } : {}) }
}
