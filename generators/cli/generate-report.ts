import type { VariantRecord } from '#schemas/variant'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { refusals } from '../variant/draw-many.ts'
import type { Attempt } from '../variant/attempt.ts'
import { faultWords } from '../variant/faults/fault-text.ts'
import { novelty } from '../variant/gates/novelty.ts'
import { OUTPUT } from '../variant/model/outputs.ts'
import { variantName } from '../variant/variant-id.ts'

function nameOf({ seed }: Pick<Attempt, 'seed'>, { id, frontmatter }: CompiledItem): string {
  return variantName(id, frontmatter.version, seed)
}

/** One attempt for people. */
export function lineOf(attempt: Attempt, item: CompiledItem): string {
  const name = nameOf(attempt, item)
  if (attempt.admitted) return `${name}  admitted: ${drawnWords(attempt.record)}\n`
  const { gate, reason, counterexample, output } = attempt
  return [
    `${name}  refused by ${gate}: ${reason}`,
    ...(output === undefined ? [] : [`  drawn: output ${JSON.stringify(output)}`]),
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
    ...idleOutputs(attempts),
    ...(admitted < count
      ? [
          `No more was found in ${attempts.length} seeds: the model has too few draws, or too strict conditions`,
        ]
      : []),
    '',
  ].join('\n')
}

/** What was drawn of a model's outputs and never came through, such as an operator that hides what is filed as wrong. */
function idleOutputs(attempts: readonly Attempt[]): readonly string[] {
  const fruitful = new Set(attempts.flatMap((one) => (one.admitted ? [one.record.values?.[OUTPUT]] : [])))
  const idle = new Map<string, string[]>()
  for (const one of attempts)
    if (!one.admitted && one.output !== undefined && one.gate !== novelty.name && !fruitful.has(one.output))
      idle.set(one.output, [...(idle.get(one.output) ?? []), one.gate])
  return [...idle].map(
    ([output, by]) =>
      `No variant has the output ${output}: ${by.length} refused by ${[...new Set(by)].join(', ')}. Take it out of the model if it stays so`,
  )
}
