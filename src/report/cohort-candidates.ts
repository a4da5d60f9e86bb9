import type { Cohort } from './cohort.ts'
import { levelOf, policyInSentence } from './level-words.ts'
import { leftOut, type CountedResults } from './cohort-counted.ts'
import type { CohortScale } from './cohort-scales.ts'
import { html, type Markup } from './markup.ts'
import { fixed } from './number-words.ts'
import { sideOfCut, type SideOfCut } from './cohort-cut.ts'
import { reportTable } from './report-table.ts'

const MINUTE = 60_000

/** Every result, by level on the first scale, those that are in no statistic last; each leads to its own page. */
export function candidatesPart(
  { pageOf, cut }: Cohort,
  { counted, left }: CountedResults,
  scales: readonly CohortScale[],
): Markup {
  const [first] = scales
  const levelIn = (report: (typeof counted)[number], policy: CohortScale['policy'] | undefined) =>
    report.scales.find((scale) => scale.policy === policy && scale.items > 0)
  const byLevel = counted.toSorted(
    (one, other) =>
      (levelIn(other, first?.policy)?.theta ?? -Infinity) -
        (levelIn(one, first?.policy)?.theta ?? -Infinity) || (one.candidate < other.candidate ? -1 : 1),
  )
  const whys = new Map(left.map(({ report, why }) => [report, why]))
  const rows = [...byLevel, ...left.map(({ report }) => report)].map((report) => {
    const name = html`<bdi>${report.candidate === '' ? 'unknown' : report.candidate}</bdi>`
    const pages = pageOf?.(report.attempt)
    const why = whys.get(report)
    return [
      pages === undefined ? name : html`<a href="${pages.reviewer}">${name}</a>`,
      ...(pages === undefined
        ? []
        : [html`<a href="${pages.candidate}">theirs<span class="unseen"> (${name})</span></a>`]),
      report.status,
      ...scales.flatMap(({ policy }) => {
        const scale = report.status === 'rejected' ? undefined : levelIn(report, policy)
        return [
          scale === undefined
            ? '–'
            : `${fixed(levelOf(scale.theta), 1)} (${fixed(levelOf(scale.low), 1)} to ${fixed(levelOf(scale.high), 1)})`,
          ...(cut === undefined ? [] : [scale === undefined ? '–' : sideInWords(sideOfCut(scale, cut))]),
        ]
      }),
      report.status === 'rejected' ? '–' : fixed(report.lastedMs / MINUTE, 0),
      html`${why === undefined || why === 'rejected' ? undefined : html`<strong>${leftOut[why]}</strong>. `}<bdi
          class="text"
          >${report.reasons.join(' ')}</bdi
        >`,
    ]
  })
  if (rows.length === 0) return html`<p>There are none.</p>`
  return reportTable({
    caption:
      'Candidates by level (95 % intervals); those who stand next to each other can hardly ever be told apart',
    columns: [
      { title: 'candidate', kind: 'words' },
      ...(pageOf === undefined ? [] : [{ title: 'page to send', kind: 'words' as const }]),
      { title: 'status', kind: 'words' },
      ...scales.flatMap(({ policy }) => [
        { title: scales.length > 1 ? `level ${policyInSentence(policy)}` : 'level' },
        ...(cut === undefined ? [] : [{ title: `cut ${cut}`, kind: 'words' as const }]),
      ]),
      { title: 'minutes' },
      { title: 'to look at', kind: 'sentences' },
    ],
    rows,
  })
}

function sideInWords({ isSelected, isSure }: SideOfCut): string {
  return `${isSelected ? 'selected' : 'not selected'}${isSure ? '' : ', in doubt'}`
}
