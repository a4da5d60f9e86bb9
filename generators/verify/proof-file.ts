import { randomBytes } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Proof } from '#schemas/proof'

/** The text of `proof.json`: the same proof gives the same bytes, in a form that a reviewer can read in a diff. */
export function proofText(proof: Proof): string {
  return `${JSON.stringify(proof, null, 2)}\n`
}

/**
 * Writes `proof.json` at once or not at all.
 *
 * @param folder absolute path of the item's folder
 */
export async function writeProof(folder: string, proof: Proof): Promise<void> {
  const unfinished = join(folder, `.proof-${randomBytes(6).toString('hex')}`)
  await writeFile(unfinished, proofText(proof))
  await rename(unfinished, join(folder, 'proof.json'))
}
