import type { SessionConfig } from '../session/config.ts'
import type { SimulatedCandidate } from './candidate.ts'
import { countMet, exposureOf, type Exposure } from './exposure-of.ts'
import type { SimulationPlan } from './plan.ts'
import { mean, precisionOf, type Precision } from './precision.ts'

/** Candidates of about one ability. */
export interface AtTheta extends Precision {
  /** the ability, or the middle of half a logit around it; the outermost two have everybody beyond them as well */
  readonly theta: number
  /** number of candidates */
  readonly n: number
  readonly meanLength: number
  /**
   * mean information of the items that counted, at the candidate's own ability and over all blocks, in 1/logits²; the
   * prior is not in it
   */
  readonly information: number
  /** the same figures as over all candidates, within these alone, and the item that they met most (null for no item) */
  readonly exposure: Exposure & { readonly id: string | null }
}

/** Width of the classes of ability in logits, and the middle of the outermost. */
const STEP = 0.5
const OUTERMOST = 3

/** The candidates by classes of ability, ascending. */
export function byTheta(
  config: SessionConfig,
  given: readonly number[],
  { abilities }: SimulationPlan,
  candidates: readonly SimulatedCandidate[],
): readonly AtTheta[] {
  const classes = new Map<number, SimulatedCandidate[]>()
  for (const candidate of candidates) {
    const at = abilities.from === 'points' ? candidate.theta : middleOf(candidate.theta)
    const found = classes.get(at)
    if (found) found.push(candidate)
    else classes.set(at, [candidate])
  }
  return [...classes]
    .sort(([left], [right]) => left - right)
    .map(([theta, members]) => ({
      theta,
      n: members.length,
      meanLength: mean(members.map(({ items }) => items.length)),
      information: mean(
        members.map(({ blocks }) => blocks.reduce((sum, block) => sum + block.information, 0)),
      ),
      exposure: exposureOfClass(config, given, members),
      ...precisionOf(members.flatMap((one) => one.blocks.map((block) => ({ theta: one.theta, block })))),
    }))
}

function middleOf(theta: number): number {
  const middle = Math.floor(theta / STEP + 0.5) * STEP
  // adding 0 makes −0 the 0 that it is
  return Math.max(-OUTERMOST, Math.min(OUTERMOST, middle)) + 0
}

/** Of items that are met equally often the first of the bank. */
function exposureOfClass(
  { items }: SessionConfig,
  given: readonly number[],
  members: readonly SimulatedCandidate[],
): AtTheta['exposure'] {
  const sittings = members.map((member) => member.items)
  const met = countMet(sittings)
  const most = given.reduce(
    (best, index) => ((met.get(index) ?? 0) > (met.get(best) ?? 0) ? index : best),
    -1,
  )
  return { ...exposureOf({ given, sittings }), id: items[most]?.id ?? null }
}
