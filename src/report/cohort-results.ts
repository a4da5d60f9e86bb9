import type { Cohort } from './cohort.ts'
import { leftOut, type CountedResults } from './cohort-counted.ts'
import { html, type Markup } from './markup.ts'
import { count, counted } from './number-words.ts'
import { reportTable } from './report-table.ts'

/** @returns the first sentence of the page */
export function cohortFinding({ unread }: Cohort, results: CountedResults): string {
  const { accepted, flagged, rejected } = results
  const n = results.results.length
  const files = counted(unread.length, 'file')
  if (n === 0)
    return unread.length === 0
      ? 'No result has been handed in.'
      : `No result can be used: ${files} could not be opened.`
  const rest = unread.length === 0 ? '' : `; ${files} could not be opened`
  if (accepted === n)
    return n === 1
      ? `The only result can be used as it is${rest}.`
      : `All ${count(n)} results can be used as they are${rest}.`
  if (rejected === n)
    return n === 1
      ? `The only result cannot be used: it is rejected${rest}.`
      : `None of ${count(n)} results can be used: all are rejected${rest}.`
  const parts = [
    accepted === 0
      ? 'none can be used as it is'
      : `${count(accepted)} can be used as ${accepted === 1 ? 'it is' : 'they are'}`,
    ...(flagged > 0 ? [`${count(flagged)} ${flagged === 1 ? 'is' : 'are'} for a person to look at`] : []),
    ...(rejected > 0 ? [`${count(rejected)} ${rejected === 1 ? 'is' : 'are'} rejected`] : []),
  ]
  const last = parts.pop() ?? ''
  return `Of ${counted(n, 'result')}, ${parts.join(', ')}${parts.length > 1 ? ',' : ''} and ${last}${rest}.`
}

/** @returns in a sentence what the statistics are made of */
export function countedInWords({ counted: own, left, copies }: CountedResults): string {
  const again = copies === 0 ? '' : ` ${counted(copies, 'file')} held a result again, which is counted once.`
  const out =
    left.length === 0
      ? ''
      : `; ${counted(left.length, 'result')} ${left.length === 1 ? 'is' : 'are'} in no statistic`
  return `${counted(own.length, 'candidate')}, each with one result${out}.${again}`
}

/** What came back, why some of it needs a look or was rejected, and what is in no statistic. */
export function resultsPart({ unread, attempts }: Cohort, results: CountedResults): Markup {
  const { accepted, flagged, rejected, left } = results
  const adjusted = results.counted.filter(({ isAdjusted }) => isAdjusted).length
  const judged = results.results.filter(({ reasons }) => reasons.length > 0)
  const reasons = groupReasons(judged)
  return html`${reportTable({
      caption: 'Results by status',
      columns: [
        { title: 'status', kind: 'words' },
        { title: 'results' },
        { title: 'what it means', kind: 'sentences' },
      ],
      rows: [
        [
          'accepted',
          count(accepted),
          'computed again from its record, with exactly the same outcome and nothing to remark',
        ],
        [
          'flagged',
          count(flagged),
          'computed again as well; there are facts that a person has to look at, and many of them are innocent',
        ],
        ['rejected', count(rejected), 'does not follow from its record, or cannot be opened: worth nothing'],
      ],
    })}
    <p>
      Statistics are made of ${countedInWords(results)} Rejected results are in none. Flagged ones are: to be
      looked at is no
      fault.${
        adjusted === 0
          ? undefined
          : ` ${counted(adjusted, 'candidate')} sat under adjusted conditions; their results count like all others.`
      }
    </p>
    ${
      reasons.length === 0
        ? undefined
        : reportTable({
            caption: 'What was remarked, the most frequent first',
            columns: [{ title: 'what', kind: 'words' }, { title: 'results' }, { title: 'of them rejected' }],
            rows: reasons.map(({ words, results: n, rejected: bad }) => [
              html`<bdi class="text">${words}</bdi>`,
              count(n),
              count(bad),
            ]),
          })
    }
    ${
      left.length === 0
        ? undefined
        : reportTable({
            caption: 'Results that are in no statistic',
            columns: [
              { title: 'candidate', kind: 'words' },
              { title: 'attempt', kind: 'words' },
              { title: 'why', kind: 'sentences' },
            ],
            rows: left.map(({ report, why }) => [
              html`<bdi>${report.candidate === '' ? 'unknown' : report.candidate}</bdi>`,
              html`<code>${report.attempt}</code>`,
              leftOut[why],
            ]),
          })
    }
    ${
      unread.length === 0
        ? undefined
        : reportTable({
            caption: `Files that could not be opened, beside the ${counted(attempts.length, 'result')}`,
            columns: [
              { title: 'file', kind: 'words' },
              { title: 'candidate', kind: 'words' },
              { title: 'why', kind: 'sentences' },
            ],
            rows: unread.map(({ file, candidate = 'unknown', reason }) => [
              html`<bdi class="text">${file}</bdi>`,
              html`<bdi>${candidate}</bdi>`,
              html`<bdi class="text">${reason}</bdi>`,
            ]),
          })
    }`
}

/** Reasons that differ in names of files and numbers alone are one. */
function groupReasons(
  judged: CountedResults['results'],
): readonly { readonly words: string; readonly results: number; readonly rejected: number }[] {
  const groups = new Map<string, { texts: Set<string>; results: Set<unknown>; rejected: Set<unknown> }>()
  for (const result of judged)
    for (const reason of result.reasons) {
      const pattern = reason.replace(/\S+\.json\b|\d+(?:[.,:]\d+)*/g, '…')
      const group = groups.get(pattern) ?? { texts: new Set(), results: new Set(), rejected: new Set() }
      groups.set(pattern, group)
      group.texts.add(reason)
      group.results.add(result)
      if (result.status === 'rejected') group.rejected.add(result)
    }
  return [...groups]
    .map(([pattern, { texts, results, rejected }]) => ({
      words: texts.size === 1 ? ([...texts][0] ?? pattern) : pattern,
      results: results.size,
      rejected: rejected.size,
    }))
    .sort((one, other) => other.results - one.results || (one.words < other.words ? -1 : 1))
}
