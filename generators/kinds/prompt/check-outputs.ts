import { suggest } from '#schemas/diagnose/index'
import type { PromptFile } from '#schemas/prompt'
import type { DataFile } from '#schemas/diagnose/data-file'
import type { Report } from '#schemas/diagnose/report'
import { wordEdit } from '#schemas/diagnose/word-edit'

/** Outputs that a ranking needs: with two, half of all guesses are right. */
const fewestRanked = 3

/** Where the outputs come from, what they were checked for, and whether they can be ranked by it. */
export function checkOutputs({ value, source }: DataFile<PromptFile>, report: Report): void {
  const { origin, date, outputs, checks = [], rank, spans, fix } = value
  if (origin === 'recorded' && date === undefined)
    report.error(
      'prompt/date',
      source.rangeOf(['origin']),
      'Missing `date` of the recording',
      'Write `origin: written` where no model answered so',
    )
  if (origin === 'written' && date !== undefined)
    report.error('prompt/date', source.rangeOf(['date']), 'Unexpected date of outputs that were not recorded')
  if (rank === undefined && spans === undefined && fix === undefined)
    report.error('prompt/no-part', source.rangeOf([]), 'Missing `rank`, `spans` or `fix`: nothing is asked')

  sameNames('outputs', outputs)
  sameNames('checks', checks)
  const texts = new Set<string>()
  for (const [index, { text, verified = [] }] of outputs.entries()) {
    if (texts.has(text.trim()))
      report.error(
        'prompt/same-output',
        source.rangeOf(['outputs', index, 'text']),
        'Unexpected second output with the same text',
      )
    texts.add(text.trim())
    checkVerdicts(index, verified)
  }
  if (rank === undefined) return
  const scores = new Set(outputs.map(({ verified = [] }) => verified.filter(({ holds }) => holds).length))
  if (outputs.length < fewestRanked || scores.size < 2)
    report.error(
      'prompt/rank',
      source.rangeOfKey(['rank']),
      outputs.length < fewestRanked
        ? `Unexpected ranking of ${outputs.length} outputs, expected ${fewestRanked} or more`
        : 'Unexpected ranking: the same number of checks holds for every output',
    )

  function checkVerdicts(
    index: number,
    verified: NonNullable<PromptFile['outputs'][number]['verified']>,
  ): void {
    const names = checks.map(({ id }) => id)
    const seen = new Set<string>()
    for (const [place, { check }] of verified.entries()) {
      const range = source.rangeOf(['outputs', index, 'verified', place, 'check'])
      if (seen.has(check))
        report.error('prompt/same-verdict', range, `Unexpected second verdict on \`${check}\``)
      seen.add(check)
      if (names.includes(check)) continue
      const meant = suggest(check, names)
      report.error(
        'prompt/unknown-check',
        range,
        `Unexpected check \`${check}\`, expected one of \`checks\``,
        meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
        wordEdit(meant),
      )
    }
    const left = names.filter((name) => !seen.has(name))
    if (left.length > 0)
      report.error(
        'prompt/unverified',
        source.rangeOf(['outputs', index, 'id']),
        `Missing verdict on ${left.map((name) => `\`${name}\``).join(', ')}`,
      )
  }

  function sameNames(list: 'outputs' | 'checks', entries: readonly { readonly id: string }[]): void {
    const seen = new Set<string>()
    for (const [index, { id }] of entries.entries()) {
      if (seen.has(id))
        report.error('prompt/same-id', source.rangeOf([list, index, 'id']), `Unexpected second \`${id}\``)
      seen.add(id)
    }
  }
}
