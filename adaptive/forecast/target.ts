import type { AtAbility } from './at-abilities.ts'

/** Information that is wanted of a test at some abilities, the ends of an interval among them. */
export type TargetCurve = readonly TargetPoint[]

export interface TargetPoint {
  /** ability in logits; ascending, and between two points the information wanted is interpolated linearly */
  readonly theta: number
  /** information of the items wanted there, in 1/logits²; the prior is not in it */
  readonly information: number
}

/** How far what is given lies from what is wanted. */
export interface TargetDeviation {
  /** per ability of the forecast that the target speaks of */
  readonly points: readonly DeviationAt[]
  /** share of these candidates who get what is wanted, in [0, 1] */
  readonly met: number
  /** mean over these candidates of the standard error above the wanted one, in logits */
  readonly meanAbove: number
  /** where it falls farthest short by standard error; null where it nowhere does */
  readonly worst: DeviationAt | null
}

export interface DeviationAt {
  readonly theta: number
  /** information wanted, that of the items given, and that of all items that may be given, in 1/logits² */
  readonly wanted: number
  readonly given: number
  readonly bank: number
  /** information missing, in 1/logits², ≥ 0 */
  readonly missing: number
  /** standard error that the wanted and the given information come to with the prior, in logits */
  readonly seWanted: number
  readonly se: number
  /** by how much the standard error is above the wanted one, in logits, ≥ 0 */
  readonly above: number
}

/** A target states standard errors as a session does: with the prior, whose standard deviation is this in logits. */
interface Aim {
  /** standard error wanted, in logits */
  readonly se: number
  /** Infinity or absent where no prior helps */
  readonly priorSd?: number | undefined
}

/** Width in logits of the slopes at the ends of what a target wants most. */
const SLOPE = 0.5

/**
 * The same precision for everybody in an interval.
 *
 * @throws RangeError for an empty interval or a standard error that is not positive
 */
export function flatTarget(aim: Aim & { readonly from: number; readonly to: number }): TargetCurve {
  const { from, to } = aim
  if (!(from < to)) throw new RangeError(`a target needs from < to, received [${from}, ${to}]`)
  const information = wantedBy(aim)
  return [
    { theta: from, information },
    { theta: to, information },
  ]
}

/**
 * Precision about a cut score, and none that matters a logit and a half away from it.
 *
 * @param aim.within half the width in logits of what is as precise as at the cut itself; 1 if absent
 * @throws RangeError for a width or a standard error that is not positive
 */
export function cutTarget(aim: Aim & { readonly cut: number; readonly within?: number }): TargetCurve {
  const { cut, within = 1 } = aim
  if (!(within > 0)) throw new RangeError(`a target needs within > 0, received ${within}`)
  const information = wantedBy(aim)
  return [
    { theta: cut - within - SLOPE, information: 0 },
    { theta: cut - within, information },
    { theta: cut + within, information },
    { theta: cut + within + SLOPE, information: 0 },
  ]
}

/**
 * A screening: who is below the cut is to be told from who is above it and otherwise only roughly known; who is above it
 * is to be measured.
 *
 * @param aim.to ability in logits up to which it measures
 * @param aim.roughly standard error wanted below the cut, in logits; twice `se` if absent
 * @param aim.from ability from which it does; two logits below the cut if absent
 * @throws RangeError for an empty interval or standard errors that are not positive
 */
export function screeningTarget(
  aim: Aim & {
    readonly cut: number
    readonly to: number
    readonly roughly?: number
    readonly from?: number
  },
): TargetCurve {
  const { cut, to, se, priorSd, roughly = 2 * se, from = cut - 2 } = aim
  if (!(from < cut - SLOPE && cut < to))
    throw new RangeError(
      `a screening needs from < cut − ${SLOPE} and cut < to, received ${from}, ${cut}, ${to}`,
    )
  const rough = wantedBy({ se: roughly, priorSd })
  const fine = wantedBy(aim)
  return [
    { theta: from, information: rough },
    { theta: cut - SLOPE, information: rough },
    { theta: cut, information: fine },
    { theta: to, information: fine },
  ]
}

/**
 * A curve of standard errors that somebody drew; one at or above what the prior leaves asks for nothing there.
 *
 * @param drawn.points at least two, abilities in logits ascending; between two of them the information is interpolated
 * @throws RangeError for fewer points, abilities that do not ascend, or standard errors that are not positive
 */
export function drawnTarget(drawn: {
  readonly points: readonly { readonly theta: number; readonly se: number }[]
  readonly priorSd?: number | undefined
}): TargetCurve {
  const { points, priorSd } = drawn
  if (points.length < 2) throw new RangeError(`a target needs two points or more, received ${points.length}`)
  for (const [at, { theta }] of points.entries()) {
    const before = points[at - 1]?.theta ?? -Infinity
    if (!(theta > before))
      throw new RangeError(`a target needs ascending abilities, received ${theta} after ${before}`)
  }
  return points.map(({ theta, se }) => ({ theta, information: wantedBy({ se, priorSd }) }))
}

/**
 * Compares a forecast with a target, at the forecast's abilities between the target's ends.
 *
 * @param forecast or one of its blocks
 * @param target its points ascending
 */
export function targetDeviation(
  { abilities, prior }: { readonly abilities: readonly AtAbility[]; readonly prior: { readonly sd: number } },
  target: TargetCurve,
): TargetDeviation {
  const known = 1 / (prior.sd * prior.sd)
  let mass = 0
  let met = 0
  let sum = 0
  let worst: DeviationAt | null = null
  const points: DeviationAt[] = []
  for (const { theta, weight, information: given, bankInformation: bank } of abilities) {
    const wanted = wantedAt(target, theta)
    if (wanted === undefined) continue
    const seWanted = 1 / Math.sqrt(wanted + known)
    const se = 1 / Math.sqrt(given + known)
    const above = Math.max(0, se - seWanted)
    const point = { theta, wanted, given, bank, missing: Math.max(0, wanted - given), seWanted, se, above }
    points.push(point)
    mass += weight
    sum += weight * above
    if (above === 0) met += weight
    if (above > (worst?.above ?? 0)) worst = point
  }
  return { points, met: mass > 0 ? met / mass : 1, meanAbove: mass > 0 ? sum / mass : 0, worst }
}

/** @returns undefined beyond the target's ends */
export function wantedAt(target: TargetCurve, theta: number): number | undefined {
  for (const [at, right] of target.entries()) {
    if (theta > right.theta) continue
    const left = target[at - 1]
    if (theta === right.theta) return right.information
    if (left === undefined) return undefined
    const share = (theta - left.theta) / (right.theta - left.theta)
    return left.information + (right.information - left.information) * share
  }
  return undefined
}

function wantedBy({ se, priorSd = Infinity }: Aim): number {
  if (!(se > 0)) throw new RangeError(`a target needs se > 0, received ${se}`)
  return Math.max(0, 1 / (se * se) - 1 / (priorSd * priorSd))
}
