import type { CalibrationFacts } from './calibration-facts.ts'
import type { CalibrationReport } from './calibration-report.ts'
import { errorsOf } from './item-curve.ts'
import { itemFlags } from './item-flags.ts'
import { ABILITIES } from './item-figures.ts'
import { itemAnchor } from './item-anchor.ts'
import { html, type Content, type Markup } from './markup.ts'
import { counted, fixed, percent, Z95 } from './number-words.ts'

/** @returns the first sentence of the page */
export function calibrationFinding(report: CalibrationReport, { flagged }: CalibrationFacts): string {
  const { fit, items } = report
  if (!fit.converged) return 'This calibration did not settle. Do not use its figures yet.'
  if (items.length === 0) return 'No item was calibrated.'
  const kept = keptOf(report)
  if (kept === items.length)
    return `Nothing was estimated: the parameters of ${items.length === 1 ? 'the item' : `all ${counted(items.length, 'item')}`} are the prior’s.`
  if (kept > items.length / 2)
    return `Most was not estimated: the parameters of ${kept} of ${counted(items.length, 'item')} are the prior’s.`
  if (flagged === 0) return `None of ${counted(items.length, 'item')} needs a look.`
  return `${flagged} of ${counted(items.length, 'item')} ${flagged === 1 ? 'needs' : 'need'} a look.`
}

/** Items that the answers say nothing about: their parameters are the prior's. */
function keptOf({ items }: CalibrationReport): number {
  return items.filter(
    ({ isAnchor, flags }) =>
      isAnchor !== true && flags.some(({ flag }) => flag === 'nobody-answered' || flag === 'no-variance'),
  ).length
}

/** @returns what was found, as a list */
export function findingsOf(report: CalibrationReport, facts: CalibrationFacts): Markup {
  const { items } = report
  const flagged = facts.byFlag.map(({ flag, items: many }) => {
    const own = facts.order
      .filter((place) => items[place]?.flags.some((each) => each.flag === flag))
      .slice(0, 8)
    return html`<li>
      <strong>${sentence(itemFlags[flag].words)}</strong>: ${counted(many, 'item')}
      (${own.map(
        (place, k) =>
          html`${k > 0 ? ', ' : ''}<a href="#${itemAnchor(place)}"><bdi>${items[place]?.id}</bdi></a>`,
      )}${many > own.length ? ` and ${many - own.length} more` : ''}).
      ${itemFlags[flag].meaning}
    </li> `
  })
  // of priors there is no precision, and no gap between them
  const isKept = keptOf(report) > items.length / 2
  const told = [
    ...(isKept ? [] : [precisionIn(report, facts), ...gapsIn(facts)]),
    ...pairsIn(facts),
    ...overallIn(report),
  ]
  return html`<ul class="findings">
    ${flagged}${told.map((words) => html`<li>${words}</li> `)}
  </ul>`
}

/** Standard error that a level is told with on this site's strips, above which a measurement says little. */
const USEFUL_SE = 0.5

function precisionIn(
  { reliability }: CalibrationReport,
  { information, classes, persons }: CalibrationFacts,
): string {
  const useful = ABILITIES.filter((_, k) => 1 / Math.sqrt(information[k] ?? 0) <= USEFUL_SE)
  const [from] = useful
  const to = useful.at(-1)
  const sure =
    reliability === undefined || Number.isNaN(reliability.empirical)
      ? ''
      : ` The reliability of these persons’ estimates is ${fixed(reliability.empirical, 2)}: that share of their spread is ability, the rest is error.`
  if (from === undefined || to === undefined)
    return `Even all items together reach no standard error of ${USEFUL_SE} logits anywhere.${sure}`
  const inside = classes.persons.reduce((sum, own, k) => {
    const middle = ((classes.edges[k] ?? 0) + (classes.edges[k + 1] ?? 0)) / 2
    return middle >= from && middle <= to ? sum + own : sum
  }, 0)
  return `All items together measure abilities from ${fixed(from, 1)} to ${fixed(to, 1)} with a standard error of ${USEFUL_SE} logits or less; ${percent(inside / persons)} of the persons are there.${sure}`
}

/** Share of persons beyond the outermost threshold that is worth a sentence. */
const WORTH_SAYING = 0.02

function gapsIn({ thresholds, classes, persons }: CalibrationFacts): readonly string[] {
  const lowest = thresholds[0]?.at ?? 0
  const highest = thresholds.at(-1)?.at ?? 0
  const share = (isBeyond: (low: number, high: number) => boolean): number =>
    classes.persons.reduce(
      (sum, own, k) => (isBeyond(classes.edges[k] ?? 0, classes.edges[k + 1] ?? 0) ? sum + own : sum),
      0,
    ) / persons
  const above = share((low) => low >= highest)
  const below = share((_, high) => high <= lowest)
  return [
    ...(above >= WORTH_SAYING
      ? [
          `No threshold lies above ${fixed(highest, 1)}, where ${percent(above)} of the persons are: harder items would tell them apart.`,
        ]
      : []),
    ...(below >= WORTH_SAYING
      ? [
          `No threshold lies below ${fixed(lowest, 1)}, where ${percent(below)} of the persons are: easier items would tell them apart.`,
        ]
      : []),
  ]
}

function pairsIn({ pairs, meanQ3 }: CalibrationFacts): readonly Content[] {
  if (Number.isNaN(meanQ3)) return []
  return [
    pairs.length === 0
      ? 'No pair of items hangs together beyond ability.'
      : html`${counted(pairs.length, 'pair')} of items ${pairs.length === 1 ? 'hangs' : 'hang'} together
          beyond ability: see <a href="#pairs">Pairs of items</a>.`,
  ]
}

/** RMSEA of M2 up to which fit is close, and up to which it is adequate (Maydeu-Olivares and Joe 2014). */
const CLOSE = 0.05
const ADEQUATE = 0.089

function overallIn({ overall, method }: CalibrationReport): readonly string[] {
  if (overall === undefined || 'why' in overall) return []
  const rmsea = overall.rmsea.value
  const judgement =
    rmsea <= CLOSE
      ? 'describes the answers closely'
      : rmsea <= ADEQUATE
        ? 'describes the answers adequately'
        : 'does not describe the answers well'
  return [`Altogether the model (${modelNames[method.model]}) ${judgement}: RMSEA ${fixed(rmsea, 3)}.`]
}

/** @returns how sure the figures are */
export function surenessOf(report: CalibrationReport, facts: CalibrationFacts): Markup {
  const { fit, items } = report
  const halves = items
    .flatMap(({ covariance, isAnchor }) =>
      isAnchor === true ? [] : (errorsOf(covariance)?.slice(1, 2) ?? []),
    )
    .filter((se) => se > 0)
    .map((se) => Z95 * se)
    .sort((one, other) => one - other)
  const middle = halves[Math.floor(halves.length / 2)]
  const words = [
    fit.converged
      ? `The estimates settled after ${counted(fit.passes, 'pass', 'passes')}.`
      : `The estimates had not settled after ${counted(fit.passes, 'pass', 'passes')}: the last one still moved a parameter by ${fixed(fit.changes.at(-1), 4)}. Look for items with hardly any answers, allow more passes, or use priors.`,
    `They rest on ${counted(facts.persons, 'person')}${facts.missing > 0.0005 ? `; ${percent(facts.missing)} of all answers are missing` : ', none of whose answers is missing'}.`,
    middle === undefined
      ? 'No standard errors were computed, so nothing here says how far off a parameter may be.'
      : `Half of the difficulties are known to within ${fixed(middle, 2)} logits, the least known to within ${fixed(halves.at(-1), 2)} (95 % intervals).`,
    fit.areErrorsJoint === false
      ? 'The information about all parameters together could not be inverted; each item’s errors stand for themselves and are somewhat too small.'
      : '',
    items.some(({ summedScore }) => summedScore !== undefined)
      ? 'One item in twenty has a p-value below .05 by chance alone: look at its figure before you drop it.'
      : '',
  ]
  return html`<p>${words.filter((each) => each !== '').join(' ')}</p>`
}

/** Names of models in words. */
export const modelNames = {
  rasch: 'Rasch',
  '1pl': 'one-parameter logistic',
  '2pl': 'two-parameter logistic',
  '3pl': 'three-parameter logistic',
  grm: 'graded response',
  gpcm: 'generalised partial credit',
} as const

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
