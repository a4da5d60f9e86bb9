import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { scoreResponse, type CaseVerdict, type Gradable } from '#adaptive'
import { proofSchema, type Proof } from '#schemas/proof'
import type { GradedEntry } from '#results'

/**
 * How often what steers misses a mistake that the score of record sees: among the wrong submissions of the bank's proofs,
 * the share that the steering cases put into a higher category. One miss and one hit are added, so that a bank with few
 * submissions claims little (Laplace's rule).
 *
 * @param bankDir where the proofs stand beside their items
 */
export async function missedShare(bankDir: string, entries: readonly GradedEntry[]): Promise<number> {
  let wrong = 0
  let missed = 0
  for (const entry of entries) {
    if (entry.steering === undefined || entry.facts.variant !== undefined) continue
    const proof = await readProof(join(bankDir, 'items', entry.facts.id, 'proof.json'))
    if (proof?.itemVersion !== entry.facts.version) continue
    for (const { category, verdicts } of proof.matrix ?? []) {
      const provisional = provisionalCategory(entry, verdicts)
      if (category >= entry.facts.max || provisional === undefined) continue
      wrong += 1
      if (provisional > category) missed += 1
    }
  }
  return (missed + 1) / (wrong + 2)
}

/** The category that what steers gives a submission; undefined for one of a project, whose changed lines count, too. */
function provisionalCategory(
  { item, steering }: GradedEntry,
  verdicts: NonNullable<Proof['matrix']>[number]['verdicts'],
): number | undefined {
  if (item.kind !== 'code' && item.kind !== 'sql') return undefined
  const cases = Object.entries(verdicts).map(([id, verdict]): CaseVerdict => ({ id, verdict, fuel: 0 }))
  const gradable = { kind: item.kind, max: item.max, task: item.task, key: steering } as Gradable
  const response =
    item.kind === 'sql'
      ? ({ kind: 'sql', text: '' } as const)
      : ({ kind: 'code', language: 'javascript', text: '' } as const)
  return scoreResponse(gradable, response, cases).category
}

async function readProof(path: string): Promise<Proof | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const parsed = proofSchema.parse(JSON.parse(text))
  return parsed.ok ? parsed.value : undefined
}
