import { REMARKABLE_Q3, type CalibrationFacts } from './calibration-facts.ts'
import type { CalibrationReport, ReportedItem } from './calibration-report.ts'
import { itemAnchor } from './item-anchor.ts'
import { html, type Markup } from './markup.ts'
import { counted, fixed, pValue } from './number-words.ts'
import { listed, reportTable } from './report-table.ts'

/** Pairs at most in the table. */
const MOST_PAIRS = 50

/** Pairs of items that share more than ability. */
export function pairsPart({ items }: CalibrationReport, { pairs, meanQ3 }: CalibrationFacts): Markup {
  const intro = html`<p>
    Q3 is the correlation of what two items leave unexplained, ${fixed(meanQ3, 3)} on average here. A pair is
    listed where it is more than ${REMARKABLE_Q3} above that.
  </p>`
  if (pairs.length === 0)
    return html`${intro}
      <p>None is.</p>`
  return html`${intro}${reportTable({
    caption:
      pairs.length > MOST_PAIRS
        ? `The first ${MOST_PAIRS} of ${counted(pairs.length, 'pair')}`
        : counted(pairs.length, 'pair'),
    columns: [{ title: 'item', kind: 'words' }, { title: 'and item', kind: 'words' }, { title: 'Q3' }],
    rows: pairs
      .slice(0, MOST_PAIRS)
      .map(({ one, other, q3 }) => [...[one, other].map((place) => linkTo(items, place)), fixed(q3, 2)]),
  })}`
}

/** Differences between groups; undefined where there are none to compare. */
export function difPart({ items }: CalibrationReport): Markup | undefined {
  const order = { C: 0, B: 1, A: 2 } as const
  const rows = items
    .flatMap(({ dif = [] }, place) => dif.map((each) => ({ ...each, place })))
    .sort((one, other) => order[one.class] - order[other.class] || one.place - other.place)
  if (rows.length === 0) return undefined
  const large = rows.filter((row) => row.class !== 'A').length
  return html`<p>
      ${
        large === 0
          ? 'No item is harder for one group than for equally able persons of another.'
          : `${counted(large, 'comparison')} ${large === 1 ? 'shows' : 'show'} a difference that is not negligible. It is a question about the item, not an answer about the group.`
      }
    </p>
    ${reportTable({
      caption: 'Differences between groups, the largest class first (ETS: A negligible, B moderate, C large)',
      columns: [
        { title: 'item', kind: 'words' },
        { title: 'class', kind: 'words' },
        { title: 'groups', kind: 'words' },
        { title: 'easier for', kind: 'words' },
        { title: 'effect' },
        { title: 'tests', kind: 'sentences' },
      ],
      rows: rows.map(({ place, class: grade, reference, focal, favours, effect, tests }) => [
        linkTo(items, place),
        grade === 'A' ? 'A' : html`<strong>${grade}</strong>`,
        listed([reference, focal].map((group) => html`<bdi>${group}</bdi>`)),
        favours === undefined ? '–' : html`<bdi>${favours}</bdi>`,
        `${effect.name} ${fixed(effect.value, 2)}`,
        tests
          .map(({ name, statistic, df, p }) => `${name} ${fixed(statistic, 1)} (${df}), p ${pValue(p)}`)
          .join('; '),
      ]),
    })}`
}

/** The model as a whole. */
export function overallPart({ overall }: CalibrationReport): Markup | undefined {
  if (overall === undefined) return undefined
  if ('why' in overall) return html`<p>Overall fit was not computed: ${overall.why}.</p>`
  const { name, statistic, df, p, rmsea, cfi, tli, srmsr, persons } = overall
  return reportTable({
    caption: `Overall fit, from ${counted(persons, 'person')} who answered every item`,
    columns: [
      { title: 'figure', kind: 'words' },
      { title: 'value' },
      { title: 'how to read it', kind: 'sentences' },
    ],
    rows: [
      [
        name,
        `${fixed(statistic, 1)}, ${df} df, p ${pValue(p)}`,
        'with many persons even small misfit has a small p',
      ],
      [
        'RMSEA',
        `${fixed(rmsea.value, 3)} (90 %: ${fixed(rmsea.low, 3)} to ${fixed(rmsea.high, 3)})`,
        'misfit for each degree of freedom: up to .05 close, up to .089 adequate',
      ],
      ['SRMSR', fixed(srmsr, 3), 'how far correlations of pairs are off on average: up to .05 close'],
      ['CFI', fixed(cfi, 3), 'share of what pairs have in common that the model explains'],
      ['TLI', fixed(tli, 3), 'the same with a price for parameters'],
    ],
  })
}

function linkTo(items: readonly ReportedItem[], place: number): Markup {
  return html`<a href="#${itemAnchor(place)}"><bdi>${items[place]?.id}</bdi></a>`
}
