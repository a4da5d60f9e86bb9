import { wilson } from './empirical-points.ts'
import { html, type Markup } from './markup.ts'
import { count, counted, fixed, percent, signed, Z95 } from './number-words.ts'
import type { ReportedSimulation, SimulationHeading } from './simulation-report.ts'

/** Coverage that 95 % intervals must have for this project to call them so. */
export const COVERAGE = { low: 0.93, high: 0.97 } as const
/** Abilities of common candidates, in logits from the middle. */
const COMMON = 2

/** @returns the first sentence of the page */
export function simulationFinding({ violations, n, coverage95, meanSe }: ReportedSimulation): string {
  if (violations > 0)
    return `This test broke its own constraints for ${counted(violations, 'candidate')} of ${count(n)}.`
  const half = `within ${fixed(Z95 * meanSe, 1)} logits`
  if (isCovered(coverage95, n))
    return `This test places 95 % of its candidates ${half}, as its intervals say.`
  return coverage95 < COVERAGE.low
    ? `This test says that it places a candidate ${half}, but its intervals hold too few of them.`
    : `This test places a candidate ${half}; its intervals are wider than they need to be.`
}

/** Whether the coverage, for all that chance may have done to it, can be within its limits. */
function isCovered(coverage: number, n: number): boolean {
  const { low, high } = wilson(coverage, n)
  return high >= COVERAGE.low && low <= COVERAGE.high
}

/** @returns what may be promised of the test, in words */
export function promisesOf(summary: ReportedSimulation, { blueprint }: SimulationHeading): Markup {
  const { meanSe, coverage95, n, bias, rmse, byTheta, exposure, time } = summary
  const common = byTheta
    .filter(({ theta }) => Math.abs(theta) <= COMMON)
    .toSorted((one, other) => one.meanSe - other.meanSe)
  const [best] = common
  const worst = common.at(-1)
  const [steepest] = common.toSorted((one, other) => Math.abs(other.bias) - Math.abs(one.bias))
  const between =
    best === undefined || worst === undefined || best === worst
      ? ''
      : ` It is smallest at an ability of ${signed(best.theta, 1)} (${fixed(best.meanSe, 2)}) and largest at ${signed(worst.theta, 1)} (${fixed(worst.meanSe, 2)}), extremes aside.`
  const covered = wilson(coverage95, n)
  const targets = blueprint.blocks.flatMap(({ stop }) =>
    stop.flatMap((rule) => (rule.rule === 'standard-error' ? [rule.below] : [])),
  )
  const ended = Object.values(summary.stopReasons).reduce((sum, each) => sum + each, 0)
  const reached = (summary.stopReasons['standard-error'] ?? 0) / Math.max(1, ended)
  const biasError = errorOfBias(summary)
  const promises: readonly (readonly [string, string])[] = [
    [
      'Precision',
      `the standard error is ${fixed(meanSe, 2)} logits on average, so a 95 % interval reaches about ${fixed(Z95 * meanSe, 1)} to either side; one level is 1 logit.${between}`,
    ],
    ...(targets.length === 0
      ? []
      : [
          [
            'Its goal',
            `a standard error of ${[...new Set(targets)].join(' or ')} ended ${percent(reached)} of the ${blueprint.blocks.length === 1 ? 'tests' : 'blocks'}.`,
          ] as const,
        ]),
    [
      'Intervals',
      `${percent(coverage95, 1)} of the 95 % intervals hold the true ability (${percent(covered.low, 1)} to ${percent(covered.high, 1)} for all that chance did); between ${percent(COVERAGE.low)} and ${percent(COVERAGE.high)} is right.`,
    ],
    [
      'Bias',
      `estimates are ${
        Math.abs(bias) <= Z95 * biasError
          ? 'neither too high nor too low'
          : `too ${bias > 0 ? 'high' : 'low'} by ${fixed(Math.abs(bias), 3)}`
      } on average (${signed(bias, 3)} ± ${fixed(Z95 * biasError, 3)})${
        steepest === undefined
          ? ''
          : `, and ${fixed(Math.abs(steepest.bias), 2)} too ${steepest.bias > 0 ? 'high' : 'low'} at an ability of ${signed(steepest.theta, 1)}, where they are furthest off, extremes aside`
      }. In the root mean square they are ${fixed(rmse, 2)} off.`,
    ],
    [
      'Length',
      `${fixed(summary.meanLength, 1)} items on average, ${summary.shortest === summary.longest ? 'the same for everybody' : `${summary.shortest} to ${summary.longest}`}${
        time === null ? '' : `; ${fixed(time.mean, 0)} minutes, 95 % within ${fixed(time.percentile95, 0)}`
      }.`,
    ],
    [
      'Secrecy',
      `the item met most is met by ${percent(exposure.max)} of the candidates; two of them share ${percent(exposure.overlap)} of their items; ${percent(exposure.used)} of the items are used at all.`,
    ],
    [
      'Constraints',
      summary.violations === 0
        ? 'all of them held in every test.'
        : `${counted(summary.violations, 'test')} broke one.`,
    ],
  ]
  return html`<ul class="findings">
    ${promises.map(([name, words]) => html`<li><strong>${name}</strong>: ${words}</li>`)}
  </ul>`
}

/** Standard error of the mean error, in logits. */
function errorOfBias({ rmse, bias, n }: ReportedSimulation): number {
  return Math.sqrt(Math.max(0, rmse * rmse - bias * bias) / n)
}

/** @returns how far the simulation's own figures may be off */
export function simulationSureness(summary: ReportedSimulation): Markup {
  const { n, coverage95, byTheta } = summary
  const { low, high } = wilson(coverage95, n)
  const fewest = byTheta.reduce((least, row) => Math.min(least, row.n), n)
  return html`<p>
    These figures come from ${counted(n, 'candidate')}, so chance alone moves the coverage by
    ${percent((high - low) / 2, 1)} and the bias by ${fixed(Z95 * errorOfBias(summary), 3)} logits to either
    side; four times the candidates halve that. The smallest class of ability has
    ${counted(fewest, 'candidate')}: its bars are wide where they are few. Nothing here is about whether the
    items’ parameters are right: the candidates answer as the parameters, and what is uncertain about them,
    say.
  </p>`
}

/** Names of stopping rules in words. */
export function reasonInWords(reason: string): string {
  const words: Readonly<Record<string, string>> = {
    'standard-error': 'precise enough',
    length: 'as long as it may be',
    time: 'time was over',
    exhaustion: 'no item was left',
  }
  return words[reason] ?? reason
}

/** @returns what was simulated and how */
export function simulationMethod(summary: ReportedSimulation, heading: SimulationHeading): Markup {
  const { abilities, seed, blueprint, items, test } = heading
  const rows: readonly (readonly [string, Markup | string])[] = [
    ['test', html`<bdi>${test}</bdi>, ${counted(items, 'item')}`],
    [
      'candidates',
      abilities.from === 'normal'
        ? `${count(summary.n)}, abilities from a normal distribution with mean ${fixed(abilities.mean, 2)} and standard deviation ${fixed(abilities.sd, 2)}`
        : `${count(summary.n)} at ${counted(abilities.points.length, 'ability', 'abilities')} from ${fixed(abilities.points[0], 1)} to ${fixed(abilities.points.at(-1), 1)}`,
    ],
    ['seed', html`<code>${seed}</code>; the same seed gives the same figures`],
    ...blueprint.blocks.map(
      ({ id, select, stop }) =>
        [
          blueprint.blocks.length === 1 ? 'rules' : `block ${id}`,
          `items by ${inWords(select)}; ends by ${stop.map(inWords).join(', ')}`,
        ] as const,
    ),
    [
      'figures',
      'bias: mean of estimate minus ability; RMSE: root of the mean squared difference; coverage: share of 95 % intervals with the ability in them, bars by Wilson (1927)',
    ],
  ]
  return html`<dl>
    ${rows.map(
      ([name, words]) =>
        html`<dt>${name}</dt>
          <dd>${words}</dd>`,
    )}
  </dl>`
}

/** A selector or a rule with its numbers, such as "randomesque (among 5)". */
function inWords(part: Readonly<Record<string, unknown>>): string {
  const [name, ...numbers] = Object.entries(part).map(([key, value], place) =>
    place === 0
      ? String(value)
      : `${key} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
  )
  return `${name ?? ''}${numbers.length === 0 ? '' : ` (${numbers.join(', ')})`}`
}
