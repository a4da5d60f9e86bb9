import type { CohortScale } from './cohort-scales.ts'
import type { Cohort } from './cohort.ts'
import {
  FEWEST,
  LEAST_SHARE,
  MOST_GROUPS,
  type GroupedRates,
  type GroupRate,
  type GroupRow,
} from './cohort-groups.ts'
import { FOUR_FIFTHS, impactFigure } from './cohort-groups-figure.ts'
import { policyInSentence } from './level-words.ts'
import { html, type Content, type Markup } from './markup.ts'
import { count, counted, fixed, percent } from './number-words.ts'
import { reportFigure } from './report-figure.ts'
import { reportTable, type ReportTable } from './report-table.ts'

/** The rates of all groupings on one scale. */
export interface ScaledRates {
  readonly scale: CohortScale
  readonly rates: readonly GroupedRates[]
}

/** @returns in a sentence which groups' rates lie below four fifths of the highest */
export function groupsInWords(scaled: readonly ScaledRates[]): string {
  const found = scaled.flatMap(({ rates }) => rates.flatMap(({ groups }) => groups.flatMap(impactsOf)))
  const compared = found.filter(({ ratio }) => !Number.isNaN(ratio))
  if (compared.length === 0) return 'there are no two groups that are large enough to be compared.'
  const sure = compared.filter(({ fourFifths }) => fourFifths === 'below')
  const perhaps = compared.filter(({ fourFifths }) => fourFifths === 'perhaps')
  if (sure.length + perhaps.length === 0) return 'every rate is at least four fifths of the highest one.'
  const names = sure.map(({ of, name, ratio }) => `${of} rate of ${name} (${fixed(ratio, 2)})`).join(', ')
  const kinds = [...Map.groupBy(perhaps, ({ of }) => of)].map(([of, all]) =>
    counted(all.length, `${of} rate`),
  )
  const unsure = `${kinds.join(' and ')} ${perhaps.length === 1 ? 'is' : 'are'} below four fifths of the highest one, with too few candidates to be sure`
  return `${sure.length === 0 ? '' : `surely below four fifths of the highest rate: ${names}`}${sure.length > 0 && perhaps.length > 0 ? '; ' : ''}${perhaps.length === 0 ? '' : unsure}.`
}

function impactsOf({ selection, scoring }: GroupRow) {
  const rates = [['selection', selection?.impact] as const, ['scoring', scoring.impact] as const]
  return rates.flatMap(([of, impact]) => (impact ? [{ of, ...impact }] : []))
}

/** Selection and scoring rates by group, each with its ratio to the highest. */
export function groupsPart(cohort: Cohort, scaled: readonly ScaledRates[]): Markup {
  const { cut, groups } = cohort
  const hasCut = cut !== undefined
  return html`<p>
      ${
        hasCut
          ? html`The <strong>selection rate</strong> of a group is the share of its candidates at level
              ${fixed(cut, 2)} or above. `
          : 'No cut was given, so nobody is selected and there are no selection rates. '
      }The <strong>scoring rate</strong> is the share above the level in the middle of all candidates. An
      <strong>impact ratio</strong> is a group’s rate over that of the group with the highest one; the
      four-fifths rule asks whether it is below ${fixed(FOUR_FIFTHS, 1)}. A ratio below that does not prove
      that the test is unfair, nor one above that it is fair: it says where to look.
    </p>
    <p>
      What candidates said of themselves comes from a file of its own
      (${counted(groups?.byCandidate.size ?? 0, 'candidate')}), which no test and no scoring has seen.
    </p>
    ${scaled.map(
      ({ scale, rates }) =>
        html`${rates.map((each) => ratesPart(each, hasCut, scaled.length > 1 ? `, ${policyInSentence(scale.policy)}` : ''))}`,
    )}
    <p class="note">
      Intervals are of the logarithm of the ratio (Katz and others 1978). Groups of fewer than ${FEWEST}
      candidates have no rate here, for it would be told of persons; who knows the levels of all others could
      still work it out, so this page is as confidential as the file. Groups with less than
      ${percent(LEAST_SHARE)} of the candidates are compared with nobody (6 RCNY § 5-301 permits that); a
      group may be both.
    </p>`
}

/** @param scale in words, where there are several */
function ratesPart(rates: GroupedRates, hasCut: boolean, scale: string): Markup {
  const { name, groups, found, unsaid, absent } = rates
  const out = [
    ...(unsaid > 0 ? [`${counted(unsaid, 'candidate')} said nothing of it`] : []),
    ...(absent > 0 ? [`${counted(absent, 'candidate')} ${absent === 1 ? 'is' : 'are'} not in the file`] : []),
  ]
  const unknown = html`<p>
    Of <bdi>${name}</bdi>${
      out.length === 0
        ? ' everybody is known.'
        : `: ${out.join(', ')}; they count for the middle of all and for no group.`
    }
  </p>`
  const heading = html`<h3>By <bdi>${name}</bdi>${scale}</h3>`
  if (groups.length === 0)
    return html`<div class="part">
      ${heading} ${unknown}
      <p>
        ${
          found === 0
            ? 'No candidate is in a group.'
            : `There are ${count(found)} different values, more than ${MOST_GROUPS}: that is no grouping, and no rates are shown.`
        }
      </p>
    </div>`
  const table: ReportTable = {
    caption: `Rates by ${name}${scale} (95 % intervals), the largest group first`,
    columns: [
      { title: 'group', kind: 'words' },
      { title: 'candidates' },
      ...(hasCut ? [{ title: 'selection rate' }, { title: 'impact ratio' }] : []),
      { title: 'scoring rate' },
      { title: 'impact ratio of scoring' },
      { title: 'in words', kind: 'sentences' },
    ],
    rows: groups.map(({ name: group, candidates, left, selection, scoring }) => [
      html`<bdi>${group}</bdi>`,
      candidates < FEWEST ? `fewer than ${FEWEST}` : count(candidates),
      ...(selection === undefined ? [] : [percent(selection.rate, 1), ratioOf(selection)]),
      percent(scoring.rate, 1),
      ratioOf(scoring),
      inWords(left, selection, scoring),
    ]),
  }
  const figure = impactFigure(rates, hasCut, scale)
  return html`<div class="part">
    ${heading} ${figure && reportFigure(figure)} ${reportTable(table)} ${unknown}
  </div>`
}

function ratioOf({ impact }: GroupRate): string {
  if (impact === undefined) return '–'
  const { ratio, interval } = impact
  if (interval.low === interval.high || Number.isNaN(interval.low)) return fixed(ratio, 2)
  return `${fixed(ratio, 2)} (${fixed(interval.low, 2)} to ${fixed(interval.high, 2)})`
}

function inWords(left: GroupRow['left'], selection: GroupRate | undefined, scoring: GroupRate): Content {
  if (left === 'few') return 'too few to be shown, and compared with nobody'
  if (left === 'share') return `less than ${percent(LEAST_SHARE)} of the candidates: compared with nobody`
  const words = [
    ...(selection?.impact === undefined ? [] : [`selected: ${wordsOf(selection.impact)}`]),
    ...(scoring.impact === undefined ? [] : [`scoring: ${wordsOf(scoring.impact)}`]),
  ]
  return words.length === 0 ? 'no other group to compare with' : html`<bdi>${words.join('; ')}</bdi>`
}

/** The one that the others are compared with has nobody above it. */
function wordsOf({ ratio, p, words }: NonNullable<GroupRate['impact']>): string {
  return ratio === 1 && p === 1 ? 'highest rate' : words
}
