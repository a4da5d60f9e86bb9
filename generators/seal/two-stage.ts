import { createSessionConfig, lengthOf, type SessionItem } from '#adaptive'
import { SESSION_LANGUAGES } from '#log'
import type { Blueprint } from '#schemas/blueprint'
import { simulateCandidate, type SimulatedBlock } from '../simulate/candidate.ts'
import type { SimulationPlan } from '../simulate/plan.ts'
import { drawPool } from './draw-pool.ts'

/** Simulated candidates, and the forms that they take. */
const CANDIDATES = 2000
const FORMS = 50
/** Share of candidates whose ability their interval holds: as much is claimed, give or take. */
const LEAST_COVERAGE = 0.93
const MOST_COVERAGE = 0.97

/** What the scores of record of a block will be worth. */
export interface BlockPrecision {
  readonly block: string
  /** share of simulated candidates whose ability lies in their 95 % interval */
  readonly coverage95: number
  readonly meanSe: number
  readonly meanLength: number
  /** standard error at which the block aims; undefined where no rule says one */
  readonly aim: number | undefined
}

export interface TwoStageReport {
  readonly seed: string
  readonly candidates: number
  /** share of answers that what steers puts one category too high */
  readonly missed: number
  readonly blocks: readonly BlockPrecision[]
  /** why the test is not to be sealed so, and what to change; empty where nothing speaks against it */
  readonly refusals: readonly string[]
}

/**
 * Simulates what candidates will really meet: forms drawn as theirs are, a path steered by provisional scores, and an
 * estimate from the scores of record.
 *
 * @param items that the test may give, in the order of the release
 * @param missed share of answers that what steers puts one category too high
 */
export function simulateTwoStages(
  blueprint: Blueprint,
  items: readonly SessionItem[],
  {
    missed,
    seed,
    onProgress,
  }: {
    readonly missed: number
    readonly seed: string
    readonly onProgress?: (done: number, of: number) => void
  },
): TwoStageReport {
  const found: { readonly theta: number; readonly blocks: readonly SimulatedBlock[] }[] = []
  const each = CANDIDATES / FORMS
  for (let form = 0; form < FORMS; form++) {
    const pool = drawPool(blueprint, items, `${seed}/${form}`)
    const plan: SimulationPlan = {
      blueprint,
      items: pool.flatMap((index) => items[index] ?? []),
      languages: SESSION_LANGUAGES,
      abilities: { from: 'normal', mean: 0, sd: 1 },
      candidates: CANDIDATES,
      seed,
      isTimed: true,
      missed,
    }
    const config = createSessionConfig(plan)
    for (let at = 0; at < each; at++) found.push(simulateCandidate(config, plan, form * each + at))
    onProgress?.((form + 1) * each, CANDIDATES)
  }
  const blocks = blueprint.blocks.map((block, at): BlockPrecision => {
    const own = found.flatMap(({ theta, blocks: all }) => {
      const one = all[at]
      return one ? [{ ...one, ability: theta }] : []
    })
    const mean = (of: (one: (typeof own)[number]) => number) =>
      own.reduce((sum, one) => sum + of(one), 0) / own.length
    return {
      block: block.id,
      coverage95: mean(({ low, high, ability }) => (low <= ability && ability <= high ? 1 : 0)),
      meanSe: mean(({ se }) => se),
      meanLength: mean(({ items: length }) => length),
      aim: aimOf(block),
    }
  })
  return {
    seed,
    candidates: CANDIDATES,
    missed,
    blocks,
    refusals: blueprint.blocks.flatMap((block, at) => refusalsOf(block, blocks[at], items.length)),
  }
}

function aimOf({ stop }: Blueprint['blocks'][number]): number | undefined {
  const aims = stop.flatMap((rule) => (rule.rule === 'standard-error' ? [rule.below] : []))
  return aims.length === 0 ? undefined : Math.min(...aims)
}

function refusalsOf(
  block: Blueprint['blocks'][number],
  found: BlockPrecision | undefined,
  available: number,
): readonly string[] {
  if (found === undefined) return []
  const { id, fixed } = block
  const { coverage95, meanSe, meanLength, aim } = found
  const refusals: string[] = []
  if (coverage95 < LEAST_COVERAGE || coverage95 > MOST_COVERAGE)
    refusals.push(
      `block ${id}: 95 % intervals would hold ${(100 * coverage95).toFixed(1)} % of the abilities, expected ${100 * LEAST_COVERAGE} to ${100 * MOST_COVERAGE} %. Give its items more cases that steer, so that what is given next hangs less on mistakes that they miss, or calibrate the items`,
    )
  if (aim !== undefined && meanSe > aim) {
    // information grows with the number of items, beside that of a prior of one logit
    const more = Math.ceil(
      (meanLength * (1 / aim ** 2 - 1 / meanSe ** 2)) / Math.max(0.1, 1 / meanSe ** 2 - 1),
    )
    const ways = [
      `raise its greatest length of ${lengthOf(block, available).max} by about ${more}`,
      ...(fixed ? [`give fewer than ${fixed.positions.length} positions to items that do not steer`] : []),
      `aim at ${(Math.ceil(meanSe * 100) / 100).toFixed(2)}`,
    ]
    refusals.push(
      `block ${id}: aims at a standard error of ${aim} and would reach ${meanSe.toFixed(3)} with ${meanLength.toFixed(1)} items; ${ways.join(', or ')}`,
    )
  }
  return refusals
}
