import { wilson } from './empirical-points.ts'
import { linePlot, type LinePlot } from './line-plot.ts'
import { html, type Markup } from './markup.ts'
import { count, fixed, percent, signed, Z95 } from './number-words.ts'
import { reportFigure } from './report-figure.ts'
import { COVERAGE } from './simulation-findings.ts'
import type { ReportedClass, ReportedSimulation } from './simulation-report.ts'

const HEIGHT = 236

/** Bias, error, coverage, length and information along the scale. */
export function byAbilityPart({ byTheta }: ReportedSimulation): Markup {
  if (byTheta.length === 0) return html`<p>There is no candidate.</p>`
  const top = Math.max(0.5, ...byTheta.flatMap(({ rmse, meanSe }) => [rmse, meanSe])) * 1.15
  const biases = byTheta.map((row) => ({ row, half: Z95 * biasErrorOf(row) }))
  const reach = Math.max(0.25, ...biases.map(({ row, half }) => Math.abs(row.bias) + half)) * 1.1
  // bars of classes of a few candidates may leave the drawing below: they would flatten all the others
  const leastCover = Math.min(0.75, ...byTheta.map(({ coverage95 }) => coverage95)) - 0.05
  const longest = Math.max(1, ...byTheta.map(({ meanLength }) => meanLength)) * 1.15
  const informed = byTheta.map((row) => row.information ?? 1 / (row.meanSe * row.meanSe))
  const isMeasured = byTheta.some(({ information }) => information !== undefined)
  const most = Math.max(1, ...informed.filter(Number.isFinite)) * 1.15
  const outside = byTheta.filter(({ coverage95, n }) => {
    const { low, high } = wilson(coverage95, n)
    return high < COVERAGE.low || low > COVERAGE.high
  })
  const worst = byTheta.reduce((one, other) => (other.rmse > one.rmse ? other : one))
  const steepest = byTheta.reduce((one, other) => (Math.abs(other.bias) > Math.abs(one.bias) ? other : one))
  return html`<p>
      Each dot is a class of candidates of about one ability; its bar is what chance may have done.
    </p>
    <div class="panels">
      ${figure(byTheta, {
        id: 'errors',
        title: 'How far estimates are off',
        note: `The line is the RMSE, the dashed line the standard error that the test states: they should lie together. The RMSE is largest at ${signed(worst.theta, 1)}: ${fixed(worst.rmse, 2)}.`,
        y: { domain: [0, top], title: 'logits' },
        curves: [
          { points: byTheta.map(({ theta, rmse }) => [theta, rmse]), label: { text: 'RMSE', at: 'start' } },
          {
            points: byTheta.map(({ theta, meanSe }) => [theta, meanSe]),
            dash: 'dashed',
            label: { text: 'stated', at: 'end' },
          },
        ],
        marks: byTheta.map(({ theta, rmse }) => ({ x: theta, y: rmse })),
        columns: ['RMSE', 'mean standard error'],
        cells: ({ rmse, meanSe }) => [fixed(rmse, 3), fixed(meanSe, 3)],
      })}
      ${figure(byTheta, {
        id: 'bias',
        title: 'Bias',
        note: `Above 0 estimates are too high. It is largest at ${signed(steepest.theta, 1)}: ${signed(steepest.bias, 2)}. Estimates with a prior are drawn to its middle: strong candidates look a little weaker, weak ones a little stronger.`,
        y: { domain: [-reach, reach], title: 'estimate − ability in logits' },
        guides: [{ y: 0, text: 'none' }],
        marks: biases.map(({ row, half }) => ({
          x: row.theta,
          y: row.bias,
          low: row.bias - half,
          high: row.bias + half,
        })),
        columns: ['bias', '95 % of it'],
        cells: (row) => {
          const half = Z95 * biasErrorOf(row)
          return [signed(row.bias, 3), `${signed(row.bias - half, 3)} to ${signed(row.bias + half, 3)}`]
        },
      })}
      ${figure(byTheta, {
        id: 'coverage',
        title: 'Coverage of 95 % intervals',
        note:
          outside.length === 0
            ? `Every class may lie between ${percent(COVERAGE.low)} and ${percent(COVERAGE.high)}, the shaded band.`
            : `Outside the shaded band, ${percent(COVERAGE.low)} to ${percent(COVERAGE.high)}, by more than chance: ${outside.map(({ theta }) => signed(theta, 1)).join(', ')}. Intervals hold on average over the candidates expected, not at every ability.`,
        y: { domain: [Math.max(0, leastCover), 1], title: 'share of intervals that hold', write: percent },
        zones: [{ from: COVERAGE.low, to: COVERAGE.high }],
        marks: byTheta.map(({ theta, coverage95, n }) => ({
          x: theta,
          y: coverage95,
          ...wilson(coverage95, n),
        })),
        columns: ['coverage', '95 % of it'],
        cells: ({ coverage95, n }) => {
          const { low, high } = wilson(coverage95, n)
          return [percent(coverage95, 1), `${percent(low, 1)} to ${percent(high, 1)}`]
        },
      })}
      ${figure(byTheta, {
        id: 'items-by-ability',
        title: 'Length',
        note: 'Items of a test on average.',
        y: { domain: [0, longest], title: 'items' },
        curves: [{ points: byTheta.map(({ theta, meanLength }) => [theta, meanLength]) }],
        marks: byTheta.map(({ theta, meanLength }) => ({ x: theta, y: meanLength })),
        columns: ['items'],
        cells: ({ meanLength }) => [fixed(meanLength, 2)],
      })}
      ${figure(byTheta, {
        id: 'information',
        title: 'Information',
        note: isMeasured
          ? 'Information of the items that candidates met, at their ability.'
          : 'What the stated standard errors amount to, 1/SE², the prior included.',
        y: { domain: [0, most], title: 'information in 1/logits²' },
        curves: [{ points: byTheta.map(({ theta }, k) => [theta, informed[k] ?? 0]) }],
        marks: byTheta.map(({ theta }, k) => ({ x: theta, y: informed[k] ?? 0 })),
        columns: ['information'],
        cells: (row) => [fixed(row.information ?? 1 / (row.meanSe * row.meanSe), 2)],
      })}
      ${
        byTheta.some(({ exposure }) => exposure !== undefined)
          ? figure(byTheta, {
              id: 'exposure-by-ability',
              title: 'The item met most',
              note: 'Share of the candidates of an ability who meet the item that they meet most.',
              y: { domain: [0, 1], title: 'share of candidates', write: percent },
              curves: [{ points: byTheta.map(({ theta, exposure }) => [theta, exposure?.max ?? 0]) }],
              marks: byTheta.map(({ theta, exposure }) => ({ x: theta, y: exposure?.max ?? 0 })),
              columns: ['met by', 'item'],
              cells: ({ exposure }) => [percent(exposure?.max, 1), exposure?.id ?? '–'],
            })
          : undefined
      }
    </div>`
}

interface AbilityFigure extends Pick<LinePlot, 'y' | 'curves' | 'marks' | 'guides' | 'zones'> {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly columns: readonly string[]
  readonly cells: (row: ReportedClass) => readonly string[]
}

function figure(
  byTheta: readonly ReportedClass[],
  { id, title, note, columns, cells, ...plot }: AbilityFigure,
): Markup {
  const low = Math.min(-3, ...byTheta.map(({ theta }) => theta))
  const high = Math.max(3, ...byTheta.map(({ theta }) => theta))
  return reportFigure({
    id,
    title,
    note,
    size: 'half',
    draw: (place) =>
      linePlot({
        ...place,
        height: HEIGHT,
        x: { domain: [low - 0.25, high + 0.25], title: 'ability in logits' },
        ...plot,
        words: { title: `${title} by ability`, description: note },
      }),
    table: {
      caption: `${title} by ability`,
      columns: ['ability', 'candidates', ...columns].map((each) => ({ title: each })),
      rows: byTheta.map((row) => [signed(row.theta, 1), count(row.n), ...cells(row)]),
    },
  })
}

function biasErrorOf({ rmse, bias, n }: ReportedClass): number {
  return Math.sqrt(Math.max(0, rmse * rmse - bias * bias) / n)
}
