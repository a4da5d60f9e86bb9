import { wilson } from './empirical-points.ts'
import { abilityFigure } from './ability-figure.ts'
import { exposureByAbility } from './exposure-by-ability.ts'
import { html, type Markup } from './markup.ts'
import { fixed, percent, signed, Z95 } from './number-words.ts'
import { COVERAGE } from './simulation-findings.ts'
import type { ReportedClass, ReportedSimulation } from './simulation-report.ts'

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
  const dullest = byTheta.reduce((one, other) =>
    (other.information ?? Infinity) < (one.information ?? Infinity) ? other : one,
  )
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
      ${abilityFigure(byTheta, {
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
      ${abilityFigure(byTheta, {
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
      ${abilityFigure(byTheta, {
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
      ${abilityFigure(byTheta, {
        id: 'items-by-ability',
        title: 'Length',
        note: 'Items of a test on average.',
        y: { domain: [0, longest], title: 'items' },
        curves: [{ points: byTheta.map(({ theta, meanLength }) => [theta, meanLength]) }],
        marks: byTheta.map(({ theta, meanLength }) => ({ x: theta, y: meanLength })),
        columns: ['items'],
        cells: ({ meanLength }) => [fixed(meanLength, 2)],
      })}
      ${abilityFigure(byTheta, {
        id: 'information',
        title: 'Information',
        note: isMeasured
          ? `Information of the items that counted, at the candidate’s ability, the prior left out. It is least at ${signed(dullest.theta, 1)}: ${fixed(dullest.information, 1)}.`
          : 'What the stated standard errors amount to, 1/SE², the prior included.',
        y: { domain: [0, most], title: 'information in 1/logits²' },
        curves: [{ points: byTheta.map(({ theta }, k) => [theta, informed[k] ?? 0]) }],
        marks: byTheta.map(({ theta }, k) => ({ x: theta, y: informed[k] ?? 0 })),
        columns: ['information'],
        cells: (row) => [fixed(row.information ?? 1 / (row.meanSe * row.meanSe), 2)],
      })}
      ${exposureByAbility(byTheta)}
    </div>`
}

function biasErrorOf({ rmse, bias, n }: ReportedClass): number {
  return Math.sqrt(Math.max(0, rmse * rmse - bias * bias) / n)
}
