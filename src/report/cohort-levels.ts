import type { ReportedTest } from './attempt-report.ts'
import type { CohortScale } from './cohort-scales.ts'
import { levelOf, policyInSentence } from './level-words.ts'
import { intervalRows } from './interval-rows.ts'
import { levelHistogram } from './level-histogram.ts'
import { html, type Markup } from './markup.ts'
import { count, counted, fixed, percent, withInterval, Z95 } from './number-words.ts'
import { reportFigure, type ReportFigure } from './report-figure.ts'
import { reportTable } from './report-table.ts'

/** More candidates than have a row each that still reads. */
const MOST_ROWS = 60
/** Levels that figures show, and the width of a class of them. */
const LEVELS = [0, 6] as const
const CLASS = 0.5
/** A mean standard error this much above what was promised is said. */
const TOLERATED = 1.1

/** @returns in sentences where the candidates of a scale stand, and how well they are told apart */
export function levelsInWords({ persons, mean, meanSe, pairs }: CohortScale): string {
  const [first] = persons
  const last = persons.at(-1)
  if (first === undefined || last === undefined) return 'no candidate has a response that counts.'
  if (persons.length === 1)
    return `the only candidate’s level is ${fixed(levelOf(first.scale.theta), 1)} (95 % ${fixed(levelOf(first.scale.low), 1)} to ${fixed(levelOf(first.scale.high), 1)}).`
  return `${fixed(levelOf(mean), 1)} on average, from ${fixed(levelOf(last.scale.theta), 1)} to ${fixed(levelOf(first.scale.theta), 1)}; each is known to about ±${fixed(Z95 * meanSe, 1)}. Of all pairs of candidates, ${percent(pairs.told / pairs.pairs)} differ by more than chance may do.`
}

/** Where the candidates of a scale stand, each with their interval. */
export function levelsPart(
  scale: CohortScale,
  test: ReportedTest,
  options: { readonly cut: number | undefined; readonly isOneOfSeveral: boolean },
): Markup {
  const heading = options.isOneOfSeveral ? html`<h3>Work ${policyInSentence(scale.policy)}</h3>` : undefined
  if (scale.persons.length === 0)
    return html`${heading}
      <p>No candidate has a response that counts.</p>`
  return html`${heading} ${reportFigure(figureOf(scale, options))} ${figuresTable(scale)}
    <p class="note">
      Levels lean a little towards the middle, the more the less is known of somebody; so true levels spread
      more widely than those that were found, and their standard deviation takes that into account.
      Reliability compares squares of both: 1 would be no error at all. Two candidates differ by more than
      chance may do where the 95 % interval of their difference leaves 0 out; next to each other in the order
      hardly anybody does, so a rank says less than a level with its interval.
    </p>
    ${promisesPart(scale, test)}`
}

function figureOf(
  { policy, persons, mean, meanSe }: CohortScale,
  { cut, isOneOfSeveral }: { readonly cut: number | undefined; readonly isOneOfSeveral: boolean },
): ReportFigure {
  const n = persons.length
  const title = `Levels of ${counted(n, 'candidate')}${isOneOfSeveral ? `, ${policyInSentence(policy)}` : ''}`
  const guides = cut === undefined ? [] : [{ at: cut, text: `cut ${fixed(cut, 1)}` }]
  const table = {
    caption: `${title}, the highest first`,
    columns: [
      { title: 'candidate', kind: 'words' },
      { title: 'level' },
      { title: '95 % interval' },
      { title: 'typical error (standard error)' },
      { title: 'responses' },
      { title: 'status', kind: 'words' },
    ],
    rows: persons.map(({ report, scale }) => [
      html`<bdi>${report.candidate}</bdi>`,
      fixed(levelOf(scale.theta), 2),
      `${fixed(levelOf(scale.low), 2)} to ${fixed(levelOf(scale.high), 2)}`,
      fixed(scale.se, 2),
      count(scale.items),
      report.status,
    ]),
  } as const
  const description = `From ${fixed(levelOf(persons.at(-1)?.scale.theta ?? NaN), 1)} to ${fixed(levelOf(persons[0]?.scale.theta ?? NaN), 1)}, ${fixed(levelOf(mean), 1)} on average.`
  const words = { title, description }
  const about = { id: `levels-${policy}`, title, size: 'page', table } as const
  if (n <= MOST_ROWS)
    return {
      ...about,
      note: `A dot is a candidate’s most likely level, the band its 95 % interval${persons.some(({ report }) => report.status === 'flagged') ? '; a ring is a result that a person has to look at' : ''}. Level 1 is a beginner, 5 an expert.`,
      draw: (place) =>
        intervalRows({
          ...place,
          rows: persons.map(({ report, scale }) => ({
            name: report.candidate,
            value: levelOf(scale.theta),
            low: levelOf(scale.low),
            high: levelOf(scale.high),
            text: fixed(levelOf(scale.theta), 1),
            isHollow: report.status === 'flagged',
          })),
          domain: LEVELS,
          axis: 'level',
          guides,
          words,
        }),
    }
  const classes = levelClasses(persons.map(({ scale }) => levelOf(scale.theta)))
  return {
    ...about,
    note: 'A bar is how many candidates have such a level. Above them, as wide as a 95 % interval is on average: within it, who stands higher may be chance. Level 1 is a beginner, 5 an expert; who is beyond the scale stands in its outermost bar.',
    draw: (place) =>
      levelHistogram({
        ...place,
        ...classes,
        interval: {
          at: levelOf(mean),
          half: Z95 * meanSe,
          text: `mean ${fixed(levelOf(mean), 1)}, ±${fixed(Z95 * meanSe, 1)}`,
        },
        guides,
        axis: 'level',
        words,
      }),
  }
}

/** Classes of levels, the outermost with everybody beyond them. */
function levelClasses(levels: readonly number[]): {
  readonly edges: readonly number[]
  readonly counts: readonly number[]
} {
  const [lowest, highest] = LEVELS
  const counts = Array.from({ length: (highest - lowest) / CLASS }, () => 0)
  for (const level of levels) {
    const at = Math.max(0, Math.min(counts.length - 1, Math.floor((level - lowest) / CLASS)))
    counts[at] = (counts[at] ?? 0) + 1
  }
  return { edges: Array.from({ length: counts.length + 1 }, (_, k) => lowest + k * CLASS), counts }
}

function figuresTable(scale: CohortScale): Markup {
  const { persons, mean, median, deviation, abilityDeviation, meanSe, reliability, neighbours, pairs } = scale
  const of = ({ told, pairs }: CohortScale['pairs']): string =>
    pairs === 0 ? '–' : `${count(told)} of ${count(pairs)} (${percent(told / pairs)})`
  return reportTable({
    caption: 'The candidates as a whole, in levels',
    columns: [{ title: 'figure', kind: 'words' }, { title: 'value' }],
    rows: [
      ['candidates', count(persons.length)],
      ['mean level (95 %)', withInterval(levelOf(mean), abilityDeviation / Math.sqrt(persons.length))],
      ['level in the middle (median)', fixed(levelOf(median), 2)],
      ['spread of the levels that were found (standard deviation)', fixed(deviation, 2)],
      ['spread of the true levels (standard deviation)', fixed(abilityDeviation, 2)],
      ['typical error of a level (mean standard error)', fixed(meanSe, 2)],
      ['reliability: how much of that spread is no error', fixed(reliability, 2)],
      ['pairs told apart, next to each other', of(neighbours)],
      ['pairs told apart, of all', of(pairs)],
    ],
  })
}

/** What the simulation before the sealing promised, beside what was found. */
function promisesPart({ policy, meanSe }: CohortScale, { blocks, precision }: ReportedTest): Markup {
  const own = blocks.filter((block) => block.policy === policy)
  const promised = own.flatMap(({ id, title }) =>
    (precision ?? []).filter(({ block }) => block === id).map((promise) => ({ ...promise, title })),
  )
  const [only] = promised
  if (only === undefined)
    return html`<p>No simulation from before the sealing is at hand to compare with.</p>`
  if (own.length > 1 || promised.length > 1)
    return html`${reportTable({
        caption: 'What the simulation before the sealing showed of each block',
        columns: [
          { title: 'block', kind: 'words' },
          { title: 'typical error (mean standard error)' },
          { title: '95 % intervals that hold the true level' },
        ],
        rows: promised.map(({ title, meanSe: se, coverage95 }) => [
          html`<bdi>${title}</bdi>`,
          fixed(se, 2),
          percent(coverage95, 1),
        ]),
      })}
      <p>
        That is of each block alone; the one found, ${fixed(meanSe, 2)}, is of all of them together, and
        should be smaller.
      </p>`
  const judged =
    meanSe > TOLERATED * only.meanSe
      ? html`<strong>larger</strong>: these candidates are known less well than was promised, be it that they
          stand further from the middle, or that blocks ended early`
      : meanSe < only.meanSe / TOLERATED
        ? 'smaller than promised'
        : 'about as promised'
  return html`<p>
    The simulation before the sealing promised that the error of a level is ${fixed(only.meanSe, 2)} on
    average (its standard error), and that ${percent(only.coverage95, 1)} of the 95 % intervals hold the true
    level. The average found is ${fixed(meanSe, 2)}: ${judged}. Whether the intervals hold the true levels
    cannot be seen in real results, where nobody knows them.
  </p>`
}
