import { wilson } from './empirical-points.ts'
import { linePlot } from './line-plot.ts'
import { html, type Markup } from './markup.ts'
import { count, counted, fixed, percent, signed } from './number-words.ts'
import { reportFigure } from './report-figure.ts'
import { reportTable, type ReportTable } from './report-table.ts'
import { reasonInWords } from './simulation-findings.ts'
import type { ReportedSimulation } from './simulation-report.ts'

const HEIGHT = 236

/** Constraints that did not hold. */
export function violationsPart({ violations, violated, n }: ReportedSimulation): Markup {
  return html`<p>${counted(violations, 'test')} of ${count(n)} broke a constraint. What they broke first:</p>
    <ul>
      ${violated.map((words) => html`<li>${words}</li>`)}
    </ul>`
}

/** How long tests are and what ends them. */
export function lengthPart({
  stopReasons,
  time,
  meanLength,
  shortest,
  longest,
  n,
}: ReportedSimulation): Markup {
  const ended = Object.values(stopReasons).reduce((sum, each) => sum + each, 0)
  const table: ReportTable = {
    caption: 'Why blocks ended',
    columns: [
      { title: 'reason', kind: 'words' },
      { title: 'blocks' },
      { title: 'share' },
      { title: '95 % of it' },
    ],
    rows: Object.entries(stopReasons).map(([reason, each]) => {
      const { low, high } = wilson(each / ended, n)
      return [
        reasonInWords(reason),
        count(each),
        percent(each / ended, 1),
        `${percent(low, 1)} to ${percent(high, 1)}`,
      ]
    }),
  }
  return html`<p>
      A test has ${fixed(meanLength, 2)} items on average, at least ${shortest} and at most ${longest}.
      ${
        time === null
          ? 'No item states its minutes, so nothing is known of time.'
          : `It takes ${fixed(time.mean, 0)} minutes on average, and 95 % are done within ${fixed(time.percentile95, 0)}. Time was over while an item was worked on in ${percent(time.cutOff, 1)} of the tests${time.short > 0 ? `, before every minimum was reached in ${percent(time.short, 1)}` : ''}.`
      }
    </p>
    ${reportTable(table)}`
}

/** Share of candidates from which an item is so widely met that its text may get around. */
const WIDELY = 0.25

/** How often each item is met, and each family as a whole. */
export function exposurePart(summary: ReportedSimulation): Markup {
  return html`${itemsPart(summary)} ${familiesPart(summary)} ${reusePart(summary)}`
}

function familiesPart({ exposure: { families = [] }, n }: ReportedSimulation): Markup {
  if (families.length === 0) return html``
  return html`<p>
      Variants of one family are one in a candidate's memory: a family is met by everybody who met any member
      of it.
    </p>
    ${reportTable({
      caption: 'Share of candidates who meet each family',
      columns: [
        { title: 'family', kind: 'words' },
        { title: 'met by' },
        { title: '95 % of it' },
        { title: 'members' },
        { title: 'met' },
        { title: 'member met most', kind: 'words' },
        { title: 'by' },
      ],
      rows: families.map(({ id, rate, members, met, most }) => {
        const { low, high } = wilson(rate, n)
        return [
          html`<bdi>${id}</bdi>`,
          percent(rate, 1),
          `${percent(low, 1)} to ${percent(high, 1)}`,
          count(members),
          count(met),
          html`<bdi>${most.id}</bdi>`,
          percent(most.rate, 1),
        ]
      }),
    })}`
}

function reusePart({ reuse }: ReportedSimulation): Markup {
  if (reuse === undefined || reuse === null) return html``
  const { candidates, maxReuse, expected, id, variants, above } = reuse
  return html`<p>
    Of ${count(candidates)} candidates, ${fixed(expected, 1)} are expected to meet the same variant of
    <bdi>${id}</bdi>, of which there ${variants === 1 ? 'is one' : `are ${count(variants)}`}; no other variant
    is met by more. At most ${count(maxReuse)} are
    wanted${above === 0 ? '.' : `: ${counted(above, 'item')} ${above === 1 ? 'is' : 'are'} above that.`}
  </p>`
}

function itemsPart({ exposure, n }: ReportedSimulation): Markup {
  const { items } = exposure
  const widely = items.filter(({ rate }) => rate > WIDELY).length
  const unused = items.filter(({ rate }) => rate === 0).length
  const told = `${counted(widely, 'item')} of ${count(items.length)} ${widely === 1 ? 'is' : 'are'} met by more than ${percent(WIDELY)} of the candidates, ${unused === 0 ? 'none by nobody' : `${count(unused)} by nobody`}.`
  return html`${reportFigure({
    id: 'exposure-by-item',
    title: 'Share of candidates who meet each item',
    note: html`Items from the most to the least met. ${told}
    ${items.slice(0, 3).map(({ id, rate }, k) => html`${k === 0 ? 'Most of all: ' : ', '}<bdi>${id}</bdi> ${percent(rate)}`)}.`,
    size: 'page',
    draw: (place) =>
      linePlot({
        ...place,
        height: HEIGHT,
        x: { domain: [0, Math.max(1, items.length)], title: 'items, the most met first' },
        y: {
          domain: [0, Math.max(WIDELY * 1.2, exposure.max * 1.1)],
          title: 'share of candidates',
          write: percent,
        },
        curves: [{ points: items.flatMap(({ rate }, k) => [[k, rate] as const, [k + 1, rate] as const]) }],
        guides: [{ y: WIDELY, text: percent(WIDELY) }],
        words: { title: 'Share of candidates who meet each item', description: told },
      }),
    table: {
      caption: 'Share of candidates who meet each item',
      columns: [{ title: 'item', kind: 'words' }, { title: 'met by' }, { title: '95 % of it' }],
      rows: items.map(({ id, rate }) => {
        const { low, high } = wilson(rate, n)
        return [html`<bdi>${id}</bdi>`, percent(rate, 1), `${percent(low, 1)} to ${percent(high, 1)}`]
      }),
    },
  })}`
}

/** The same figures for each block of a test that has several. */
export function blocksTable({ blocks }: ReportedSimulation): Markup {
  return reportTable({
    caption: 'Figures of each block',
    columns: [
      { title: 'block', kind: 'words' },
      { title: 'items' },
      { title: 'bias' },
      { title: 'RMSE' },
      { title: 'standard error' },
      { title: 'coverage' },
      { title: 'ended by', kind: 'sentences' },
    ],
    rows: blocks.map(({ id, meanLength, bias, rmse, meanSe, coverage95, stopReasons }) => [
      html`<bdi>${id}</bdi>`,
      fixed(meanLength, 1),
      signed(bias, 3),
      fixed(rmse, 3),
      fixed(meanSe, 3),
      percent(coverage95, 1),
      Object.entries(stopReasons)
        .map(([reason, each]) => `${reasonInWords(reason)} ${count(each)}`)
        .join(', '),
    ]),
  })
}
