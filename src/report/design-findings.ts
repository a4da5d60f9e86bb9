import type { DesignReport } from './design-report.ts'
import { html, type Markup } from './markup.ts'
import { fixed, NONE, percent, signed, Z95 } from './number-words.ts'
import { reportTable } from './report-table.ts'
import { simulationFinding } from './simulation-findings.ts'

/** @returns the first sentence of the page */
export function designFinding({ forecast, deviation, simulation }: DesignReport): string {
  if (simulation !== undefined && simulation.summary.violations > 0)
    return simulationFinding(simulation.summary)
  if (deviation === undefined || deviation.points.length === 0)
    return `This test is expected to place its candidates within ${fixed(Z95 * forecast.meanSe, 1)} logits.`
  const { worst } = deviation
  return worst === null
    ? 'This test is as precise as wanted at every ability of the target.'
    : `This test is less precise than wanted, most of all at an ability of ${signed(worst.theta, 1)}: a standard error of ${fixed(worst.se, 2)}, not ${fixed(worst.seWanted, 2)}.`
}

/** The figures that a reader asks for first, foretold and simulated, with what they mean. */
export function designLook(report: DesignReport): Markup {
  const { simulation } = report
  return html`${reportTable({
      caption: 'In one look',
      columns: [
        { title: 'figure', kind: 'words' },
        { title: 'foretold' },
        ...(simulation === undefined ? [] : [{ title: 'simulated' }]),
        { title: 'what it means', kind: 'sentences' as const },
      ],
      rows: rowsOf(report)
        .filter(({ foretold, simulated }) => [foretold, simulated].some((each) => each !== NONE))
        .map(({ name, foretold, simulated, means }) => [
          name,
          foretold,
          ...(simulation === undefined ? [] : [simulated]),
          means,
        ]),
    })}
    <p class="note">
      Foretold figures are computed from the items’ parameters without a candidate;
      ${
        simulation === undefined
          ? 'a simulation would check them, and none was run for this design.'
          : 'simulated ones come from candidates whose true ability is known.'
      }
    </p>`
}

interface LookRow {
  readonly name: string
  readonly foretold: string
  readonly simulated: string
  readonly means: string
}

function rowsOf({ forecast, simulation }: DesignReport): readonly LookRow[] {
  const { usage } = forecast
  const summary = simulation?.summary
  const decisions = forecast.blocks.flatMap(({ decisions: own }) => own ?? [])
  const decided = (key: 'accuracy' | 'consistency' | 'tooHigh' | 'tooLow'): string =>
    decisions.length === 0
      ? NONE
      : percent(decisions.reduce((sum, own) => sum + own[key], 0) / decisions.length, 1)
  const classified = summary?.classification
  return [
    {
      name: 'mean standard error, logits',
      foretold: fixed(forecast.meanSe, 3),
      simulated: fixed(summary?.meanSe, 3),
      means: `an ability is told to about ± ${fixed(Z95 * forecast.meanSe, 1)} with 95 % certainty; one level is one logit`,
    },
    {
      name: 'root mean square error, logits',
      foretold: fixed(forecast.rmse, 3),
      simulated: fixed(summary?.rmse, 3),
      means: 'how far estimates really are off; close to the line above where the test knows its error',
    },
    {
      name: 'reliability',
      foretold: fixed(forecast.reliability, 3),
      simulated: fixed(summary?.reliability ?? undefined, 3),
      means: 'the share of the differences between estimates that is ability; the rest is error',
    },
    {
      name: '95 % intervals that hold',
      foretold: NONE,
      simulated: percent(summary?.coverage95, 1),
      means: 'near 95 % where the stated errors can be trusted',
    },
    {
      name: 'items in a test',
      foretold: fixed(forecast.meanLength, 2),
      simulated: fixed(summary?.meanLength, 2),
      means: 'on average over the candidates',
    },
    {
      name: 'minutes on items',
      foretold: fixed(forecast.minutes ?? undefined, 1),
      simulated: fixed(summary?.time?.mean, 1),
      means: 'on average, from the minutes that the authors state',
    },
    {
      name: 'largest share that meets one item',
      foretold: percent(usage.max, 1),
      simulated: percent(summary?.exposure.max, 1),
      means: 'the most met item; what most people have met can become known',
    },
    {
      name: 'items that two candidates share',
      foretold: percent(usage.overlap, 1),
      simulated: percent(summary?.exposure.overlap, 1),
      means: 'of the items of a test, on average over pairs',
    },
    {
      name: 'items that nobody meets',
      foretold: String(usage.unused.length),
      simulated: summary === undefined ? NONE : String(summary.exposure.unused.length),
      means: 'items of the bank that the test could give and does not',
    },
    {
      name: 'put into the right class',
      foretold: decided('accuracy'),
      simulated: percent(classified?.accuracy, 1),
      means: 'how often the decision at the cut scores is the true one',
    },
    {
      name: 'put into the same class twice',
      foretold: decided('consistency'),
      simulated: NONE,
      means: 'how often a second such test would decide alike',
    },
    {
      name: 'put too high',
      foretold: decided('tooHigh'),
      simulated: percent(classified?.tooHigh, 1),
      means: 'above their true class: false positives',
    },
    {
      name: 'put too low',
      foretold: decided('tooLow'),
      simulated: percent(classified?.tooLow, 1),
      means: 'below their true class: false negatives',
    },
  ]
}
