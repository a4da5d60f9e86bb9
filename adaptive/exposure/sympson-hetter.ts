import type { ExposureParameters, ExposureUnit } from './parameters.ts'
import { chanceOf, unitName } from './parameters.ts'

/** What one simulation of many candidates found. */
export interface ExposureRound {
  readonly parameters: ExposureParameters
  /** largest share of candidates that one unit was shown to */
  readonly highest: number
}

export interface FittedExposure extends ExposureRound {
  /** whether no unit was shown to more than the maximum in two simulations of different candidates */
  readonly converged: boolean
  /** simulations in order */
  readonly rounds: readonly ExposureRound[]
}

/**
 * Standard errors by which the aim lies below the maximum: of 100 independent normal deviates none is above 3.3 with
 * probability .95, and a hundred items of a bank may stand at the aim.
 */
const MARGIN = 3.3

/**
 * Finds exposure parameters by simulation (Sympson and Hetter 1985): a unit that was selected for a share S of the
 * candidates is let through with probability aim/S where S exceeds the aim, else always. As each candidate's draw does not
 * depend on what they answer, S is the share who were shown it divided by the probability it had.
 *
 * The aim lies below the maximum by 3.3 standard errors of a rate of so many candidates, so that the largest of all rates
 * comes out below the maximum and not only their mean.
 *
 * @param options.units everything that may be shown
 * @param options.maxRate largest share of candidates wanted, in (0, 1)
 * @param options.candidates number in each simulation
 * @param options.measure simulates with some parameters; gives the share of candidates who were shown each unit, by name
 * @param options.rounds simulations at most; 20 if absent
 * @param options.initial parameters that a search with fewer candidates found; none if absent
 * @returns the first parameters that keep the maximum twice, or else those that came closest
 */
export async function sympsonHetter(options: {
  readonly units: readonly ExposureUnit[]
  readonly maxRate: number
  readonly candidates: number
  readonly measure: (parameters: ExposureParameters, round: number) => Promise<ReadonlyMap<string, number>>
  readonly rounds?: number
  readonly initial?: ExposureParameters
}): Promise<FittedExposure> {
  const { units, maxRate, candidates, measure, rounds: most = 20 } = options
  if (!(maxRate > 0 && maxRate < 1)) throw new RangeError(`maxRate must lie in (0, 1), received ${maxRate}`)
  const error = Math.sqrt((maxRate * (1 - maxRate)) / candidates)
  const aim = Math.max(maxRate / 2, maxRate - MARGIN * error)
  const rounds: ExposureRound[] = []
  let parameters: ExposureParameters = options.initial ?? {}
  while (rounds.length < most) {
    const rates = await measure(parameters, rounds.length)
    let highest = 0
    for (const rate of rates.values()) highest = Math.max(highest, rate)
    rounds.push({ parameters, highest })
    // what a smaller sample found leaves a larger margin than this one needs
    const isCoarse = options.initial !== undefined && rounds.length === 1
    if (highest > maxRate || isCoarse) parameters = adjusted(parameters, units, rates, aim)
    // what came out well is tried on other candidates before it is believed
    else if (rounds.at(-2)?.parameters === parameters) break
  }
  const last = rounds.at(-1)
  const before = rounds.at(-2)
  if (last !== undefined && last.parameters === before?.parameters && last.highest <= maxRate)
    return { ...last, highest: Math.max(last.highest, before.highest), converged: true, rounds }
  const best = rounds.reduce((least, round) => (round.highest < least.highest ? round : least))
  return { ...best, converged: false, rounds }
}

/** Parameters for the next simulation; those of 1 are left out. */
function adjusted(
  before: ExposureParameters,
  units: readonly ExposureUnit[],
  rates: ReadonlyMap<string, number>,
  aim: number,
): ExposureParameters {
  const after: Record<ExposureUnit['kind'], Record<string, number>> = { items: {}, families: {} }
  for (const unit of units) {
    const selected = (rates.get(unitName(unit)) ?? 0) / chanceOf(before, unit)
    if (selected > aim) after[unit.kind][unit.id] = aim / selected
  }
  return after
}
