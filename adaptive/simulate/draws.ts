import { drawNormal } from '../numeric/draw-normal.ts'
import { exp } from '../numeric/exp.ts'
import { highestCategory, responseCurve } from '../irt/response-curve.ts'
import type { Generator } from '../numeric/generator.ts'
import type { ItemParameters } from '#schemas/parameters'

/**
 * What an item's parameters might really be: ln a and the common shift of all b, normal with the standard deviations and
 * the correlation that the item states. The engine integrates just this out.
 *
 * @returns parameters without uncertainty
 */
export function drawParameters(parameters: ItemParameters, generator: Generator): ItemParameters {
  const { uncertainty, ...known } = parameters
  const slope = drawNormal(generator)
  const shift = drawNormal(generator)
  if (uncertainty === undefined) return known
  const a = known.a * exp(uncertainty.lnA * slope)
  const { correlation = 0 } = uncertainty
  const together = correlation * slope + Math.sqrt(1 - correlation * correlation) * shift
  const move = (b: number): number => b + uncertainty.b * together
  return known.model === 'grm' || known.model === 'gpcm'
    ? { ...known, a, b: known.b.map(move) }
    : { ...known, a, b: move(known.b) }
}

/**
 * A response of somebody with a known ability to an item with known parameters.
 *
 * @param theta ability in logits
 * @returns category, integer in [0, m]
 */
export function drawCategory(parameters: ItemParameters, theta: number, { unit }: Generator): number {
  const highest = highestCategory(parameters)
  const probability = new Float64Array(highest + 1)
  responseCurve(parameters)(theta, probability, new Float64Array(highest + 1))
  let left = unit()
  for (let category = 0; category < highest; category++) {
    left -= probability[category] ?? 0
    if (left < 0) return category
  }
  return highest
}

/** Standard deviation of the logarithm of time between candidates. */
export const PACE_SD = 0.25
/** Standard deviation of the logarithm of time from item to item of one candidate. */
const TIME_SD = 0.3
/** Distance from the median to the 95th percentile of a normal distribution, in standard deviations. */
const TO_95 = 1.6448536269514722

/** @returns a candidate's pace: the factor on all their times, lognormal with median 1 */
export function drawPace(generator: Generator): number {
  return exp(PACE_SD * drawNormal(generator))
}

/**
 * Time spent on an item. Log-normal with a person's and an item's part (van der Linden 2006), so that over all candidates
 * 95 % finish within the minutes that the author states; half of them finish within 53 % of these.
 *
 * @param minutes in which 95 % finish
 * @param pace the candidate's, see {@link drawPace}
 * @returns whole milliseconds
 */
export function drawMs(minutes: number, pace: number, generator: Generator): number {
  return Math.floor(medianMs(minutes) * pace * exp(TIME_SD * drawNormal(generator)) + 0.5)
}

/**
 * What {@link drawMs} comes to on average for a candidate of pace 1.
 *
 * @param minutes in which 95 % of all candidates finish
 * @returns milliseconds
 */
export function expectedMs(minutes: number): number {
  return medianMs(minutes) * exp((TIME_SD * TIME_SD) / 2)
}

function medianMs(minutes: number): number {
  const total = Math.sqrt(PACE_SD * PACE_SD + TIME_SD * TIME_SD)
  return minutes * 60_000 * exp(-TO_95 * total)
}
