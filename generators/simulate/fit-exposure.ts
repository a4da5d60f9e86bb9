import {
  type FittedExposure,
  type SimulatedCandidate,
  type SimulationPlan,
  sympsonHetter,
  unitName,
  unitOf,
} from '#adaptive'
import { simulate } from './simulate.ts'

export interface FitExposureOptions {
  /** largest share of candidates that an item or a family may be shown to, in (0, 1) */
  readonly maxRate: number
  /** candidates in each simulation; 2000 if absent. More of them need a smaller margin below the rate, so shorter tests */
  readonly candidates?: number
  /** simulations at most; 20 if absent */
  readonly rounds?: number
  /** threads, integer ≥ 1 */
  readonly jobs: number
  /** simulations that are done, and the highest rate of the last one */
  readonly onRound?: (round: number, highest: number) => void
  readonly signal?: AbortSignal
}

/** Candidates of one simulation of many, unless the caller says otherwise. */
const CANDIDATES = 2000
/** Simulations of so many that come before those of more: they are far off at first, and that is soon seen. */
const FIRST_ROUNDS = 8

/**
 * Finds the exposure parameters of a test by simulating it again and again. The same plan gives the same parameters.
 *
 * @param plan its seed decides all draws; its number of candidates is left aside
 */
export async function fitExposure(
  plan: SimulationPlan,
  options: FitExposureOptions,
): Promise<FittedExposure> {
  const { maxRate, candidates = CANDIDATES, jobs, onRound, signal } = options
  const first =
    candidates > CANDIDATES
      ? await fitExposure(plan, { ...options, candidates: CANDIDATES, rounds: FIRST_ROUNDS })
      : undefined
  const units = new Map(plan.items.map((item) => [unitName(unitOf(item)), unitOf(item)]))
  return sympsonHetter({
    units: [...units.values()],
    maxRate,
    candidates,
    ...(first && { initial: first.parameters }),
    ...(options.rounds === undefined ? {} : { rounds: options.rounds }),
    measure: async (parameters, round) => {
      const blueprint = { ...plan.blueprint, exposure: { maxRate, parameters } }
      // other candidates each time: parameters that fit one sample alone would not hold for the next
      const seed = `${plan.seed}/exposure/${first ? `${candidates}/` : ''}${round}`
      const simulated = await simulate(
        { ...plan, blueprint, seed, candidates },
        { jobs, ...(signal && { signal }) },
      )
      const rates = unitRates(plan, simulated)
      onRound?.((first?.rounds.length ?? 0) + round + 1, Math.max(0, ...rates.values()))
      return rates
    },
  })
}

/** The share of candidates who were shown an item or any variant of a family, by the unit's name. */
function unitRates(
  { items }: SimulationPlan,
  candidates: readonly SimulatedCandidate[],
): ReadonlyMap<string, number> {
  const rates = new Map<string, number>()
  const names = items.map((item) => unitName(unitOf(item)))
  for (const candidate of candidates) {
    for (const index of candidate.items) {
      const name = names[index]
      if (name !== undefined) rates.set(name, (rates.get(name) ?? 0) + 1 / candidates.length)
    }
  }
  return rates
}
