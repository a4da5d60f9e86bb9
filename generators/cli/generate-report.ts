import type { VariantRecord } from '#schemas/variant'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { refusals } from '../variant/draw-many.ts'
import type { Attempt } from '../variant/attempt.ts'
import { faultWords } from '../variant/faults/fault-text.ts'
import { variantName } from '../variant/variant-id.ts'

function nameOf({ seed }: Pick<Attempt, 'seed'>, { id, frontmatter }: CompiledItem): string {
  return variantName(id, frontmatter.version, seed)
}

/** One attempt for people. */
export function lineOf(attempt: Attempt, item: CompiledItem): string {
  const name = nameOf(attempt, item)
  if (attempt.admitted) return `${name}  admitted: ${drawnWords(attempt.record)}\n`
  const { gate, reason, counterexample } = attempt
  return [
    `${name}  refused by ${gate}: ${reason}`,
    ...(counterexample === undefined ? [] : [`  for ${counterexample}`]),
    `  see it again: assay generate ${item.id} --count 1 --seed ${attempt.seed}`,
    '',
  ].join('\n')
}

function drawnWords({ values = {}, story, faults = {} }: VariantRecord): string {
  const drawn = Object.entries(values).map(([name, value]) => `${name} ${JSON.stringify(value)}`)
  const planted = Object.entries(faults).map(([name, one]) => `${name} ${faultWords(one)}`)
  return [...drawn, ...(story === undefined ? [] : [`story ${story}`]), ...planted].join(', ')
}

/** All attempts for machines. */
export function reportOf(attempts: readonly Attempt[], requested: number, item: CompiledItem): string {
  const admitted = attempts.flatMap((one) => (one.admitted ? [one] : []))
  const report = {
    requested,
    accepted: admitted.length,
    rejected: refusals(attempts),
    variants: admitted.map((one) => ({
      id: nameOf(one, item),
      seed: one.seed,
      sha256: one.record.proof.digest,
    })),
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

/** All attempts for people, who have seen each. */
export function summaryOf(
  attempts: readonly Attempt[],
  { count, place }: { readonly count: number; readonly place: string },
): string {
  const admitted = attempts.filter((one) => one.admitted).length
  const refused = Object.entries(refusals(attempts)).map(([gate, number]) => `${number} by ${gate}`)
  return [
    `${admitted} of ${count} admitted, written to ${place}`,
    ...(refused.length === 0 ? [] : [`${attempts.length - admitted} refused: ${refused.join(', ')}`]),
    ...(admitted < count
      ? [
          `No more was found in ${attempts.length} seeds: the model has too few draws, or too strict conditions`,
        ]
      : []),
    '',
  ].join('\n')
}
