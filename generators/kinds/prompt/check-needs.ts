import { rankPairs } from '#adaptive'
import type { PromptFile } from '#schemas/prompt'
import type { KeyOf } from '#schemas/public-item'
import type { DataFile } from '#schemas/diagnose/data-file'
import type { Report } from '#schemas/diagnose/report'

const parts = ['ranking', 'spans', 'fix'] as const

/** What the categories need: something each, never less than the one below, and in the end all there is. */
export function checkNeeds(
  { value, source }: DataFile<PromptFile>,
  { key, max }: { readonly key: KeyOf<'prompt'>; readonly max: number },
  report: Report,
): void {
  if (value.needs.length !== max)
    report.error(
      'prompt/needs',
      source.rangeOfKey(['needs']),
      `Unexpected ${value.needs.length} needs, expected ${max}, one for each category of \`scoring\``,
    )
  const most = {
    ranking: rankPairs(key.ranking, key.ranking).possible,
    // Counted as they are written: a quotation that was not found is told of already.
    spans: value.spans?.planted.length ?? 0,
    fix: key.predicates.length,
  }
  for (const [index, need] of key.needs.entries()) {
    const range = source.rangeOf(['needs', index])
    if (parts.every((part) => need[part] === 0))
      report.error('prompt/no-need', range, `Missing need of category ${index + 1}: an empty response has it`)
    for (const part of parts) {
      const before = key.needs[index - 1]?.[part] ?? 0
      const least = index === key.needs.length - 1 ? most[part] : before
      if (need[part] >= least && need[part] <= most[part]) continue
      report.error(
        'prompt/need',
        need[part] > 0 ? source.rangeOf(['needs', index, part]) : range,
        `Unexpected \`${part}: ${need[part]}\`, expected ${least === most[part] ? least : `${least} to ${most[part]}`}`,
        'Each category needs as much as the one below, and the highest one needs all',
      )
    }
  }
}
