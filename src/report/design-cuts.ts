import type { BlockForecast, Decisions } from '#adaptive'
import { authored } from './authored.ts'
import type { DesignReport } from './design-report.ts'
import { levelText } from './level-words.ts'
import { linePlot } from './line-plot.ts'
import { html, type Markup } from './markup.ts'
import { counted, fixed, NONE, percent, signed } from './number-words.ts'
import { reportFigure } from './report-figure.ts'
import { reportTable } from './report-table.ts'

const HEIGHT = 236

/** How often decisions at cut scores are right, and alike when they are made twice. */
export function designCuts({ forecast: { blocks }, simulation }: DesignReport): Markup {
  const decided = blocks.flatMap((block) =>
    block.decisions === null ? [] : [{ block, decisions: block.decisions }],
  )
  if (decided.length === 0)
    return html`<p>
      There is no cut score, neither in the blueprint nor for this report: the test tells where somebody is,
      and decides nothing. Whoever decides by its score anyway needs the figures that would stand here.
    </p>`
  const classified = simulation?.summary.classification
  return html`<p>
      A cut score makes classes; whoever is estimated to reach it is put above it. A decision is right where
      the true ability is on the same side. Why a cut lies where it does is not for figures to say: whoever
      set it has to give the reason.
    </p>
    ${decided.map(({ block, decisions }, at) => partOf(block, decisions, at, decided.length > 1))}
    ${
      classified
        ? html`<p>
            In the simulation ${percent(classified.accuracy, 1)} were put into their true class,
            ${percent(classified.tooHigh, 1)} too high and ${percent(classified.tooLow, 1)} too low.
          </p>`
        : undefined
    }`
}

function partOf(block: BlockForecast, decisions: Decisions, at: number, isOneOfSeveral: boolean): Markup {
  const { cuts, accuracy, consistency, tooHigh, tooLow } = decisions
  const heading = isOneOfSeveral ? html`<h3>Block ${authored(block.id)}</h3>` : undefined
  return html`<div class="part">
    ${heading}
    <p>
      With ${counted(cuts.length, 'cut score')} at ${cuts.map((cut) => signed(cut, 2)).join(', ')} logits
      (level ${cuts.map(levelText).join(', ')}), ${percent(accuracy, 1)} of the candidates are put into their
      true class: ${percent(tooHigh, 1)} too high (false positives), ${percent(tooLow, 1)} too low (false
      negatives). If the same candidates sat such a test twice, ${percent(consistency, 1)} would be put into
      the same class both times. ${ratesWords(decisions)}
    </p>
    ${reportTable({
      caption: 'Standard error at the cut scores',
      columns: [
        { title: 'cut, logits' },
        { title: 'level' },
        { title: 'standard error there' },
        { title: 'right class there' },
      ],
      rows: cuts.map((cut) => [
        signed(cut, 2),
        levelText(cut),
        fixed(
          between(block.abilities, cut, ({ se }) => se),
          3,
        ),
        percent(
          between(decisions.abilities, cut, (row) => row.accuracy),
          0,
        ),
      ]),
    })}
    ${classesTable(decisions)}
    <div class="panels">${accuracyFigure(decisions, at)}</div>
  </div>`
}

/** With one cut: how many of those on each side are there by error. */
function ratesWords({ cuts, classes, tooHigh, tooLow }: Decisions): string {
  const [below, above] = classes
  if (cuts.length !== 1 || below === undefined || above === undefined) return ''
  return `Of those put above the cut, ${percent(tooHigh / above.put, 1)} are truly below it; of those put below, ${percent(tooLow / below.put, 1)} are truly above.`
}

function classesTable({ cuts, classes }: Decisions): Markup {
  return reportTable({
    caption: 'Share of the candidates in each class, the lowest first',
    columns: [
      { title: 'class' },
      { title: 'from' },
      { title: 'to below' },
      { title: 'by true ability' },
      { title: 'as the test puts them' },
    ],
    rows: classes.map(({ truth, put }, place) => [
      place + 1,
      place === 0 ? NONE : signed(cuts[place - 1], 2),
      place === cuts.length ? NONE : signed(cuts[place], 2),
      percent(truth, 1),
      percent(put, 1),
    ]),
  })
}

function accuracyFigure({ abilities }: Decisions, at: number): Markup {
  const title = 'Right decisions by ability'
  const note =
    'Share of candidates of each ability who are put into their true class. It is lowest about a cut, where no test can decide.'
  return reportFigure({
    id: `decisions-${at + 1}`,
    title,
    note,
    size: 'half',
    draw: (place) =>
      linePlot({
        ...place,
        height: HEIGHT,
        x: { domain: [abilities[0]?.theta ?? -4, abilities.at(-1)?.theta ?? 4], title: 'ability in logits' },
        y: { domain: [0, 1.05], title: 'share', write: percent },
        curves: [{ points: abilities.map(({ theta, accuracy }) => [theta, accuracy]) }],
        words: { title, description: note },
      }),
    table: {
      caption: title,
      columns: ['ability', 'right class', 'too high', 'too low', 'same class twice'].map((each) => ({
        title: each,
      })),
      rows: abilities.map(({ theta, accuracy, tooHigh, tooLow, consistency }) => [
        signed(theta, 2),
        percent(accuracy, 1),
        percent(tooHigh, 1),
        percent(tooLow, 1),
        percent(consistency, 1),
      ]),
    },
  })
}

/** @returns a value at an ability, linear between the rows; undefined beyond them */
function between<Row extends { readonly theta: number }>(
  rows: readonly Row[],
  theta: number,
  valueOf: (row: Row) => number,
): number | undefined {
  const right = rows.find((row) => row.theta >= theta)
  const left = rows.findLast((row) => row.theta <= theta)
  if (left === undefined || right === undefined) return undefined
  if (left.theta === right.theta) return valueOf(left)
  const share = (theta - left.theta) / (right.theta - left.theta)
  return valueOf(left) + share * (valueOf(right) - valueOf(left))
}
