import {
  createSessionConfig,
  type SessionItem,
  simulateCandidate,
  type SimulatedBlock,
  type SimulationPlan,
} from '#adaptive'
import { SESSION_LANGUAGES } from '#log'
import type { Blueprint } from '#schemas/blueprint'
import { drawPool } from './draw-pool.ts'

/** Simulated candidates, and the forms that they take. */
const CANDIDATES = 2000
const FORMS = 50
/** Abilities at which precision is told, in logits, each with those around it up to half a logit away. */
const THETAS = [-2, -1, 0, 1, 2] as const

/** What the scores of record of a block will be worth. */
export interface BlockPrecision {
  readonly block: string
  /** share of simulated candidates whose ability lies in their 95 % interval */
  readonly coverage95: number
  readonly meanSe: number
  readonly meanLength: number
  /** where the mean standard error is largest, of the abilities from −2 to 2 logits */
  readonly worst: { readonly theta: number; readonly se: number }
  /** standard error at which the block aims; undefined where no rule says one */
  readonly aim: number | undefined
  /** what most often ended the block for those whose standard error is above the aim; undefined where it is nobody's */
  readonly bound: string | undefined
}

export interface TwoStageReport {
  readonly seed: string
  readonly candidates: number
  /** share of answers that what steers puts one category too high */
  readonly missed: number
  readonly blocks: readonly BlockPrecision[]
}

export interface TwoStageOptions {
  /** share of answers that what steers puts one category too high */
  readonly missed: number
  readonly seed: string
  /** simulated candidates, a multiple of the 50 forms that they take; 2,000 unless said */
  readonly candidates?: number
  readonly onProgress?: (done: number, of: number) => void
}

/**
 * Simulates what candidates will really meet: forms drawn as theirs are, a path steered by provisional scores, and an
 * estimate from the scores of record.
 *
 * @param items that the test may give, in the order of the release
 */
export function simulateTwoStages(
  blueprint: Blueprint,
  items: readonly SessionItem[],
  { missed, seed, candidates = CANDIDATES, onProgress }: TwoStageOptions,
): TwoStageReport {
  const found: { readonly theta: number; readonly blocks: readonly SimulatedBlock[] }[] = []
  const each = candidates / FORMS
  for (let form = 0; form < FORMS; form++) {
    const pool = drawPool(blueprint, items, `${seed}/${form}`)
    const plan: SimulationPlan = {
      blueprint,
      items: pool.flatMap((index) => items[index] ?? []),
      languages: SESSION_LANGUAGES,
      abilities: { from: 'normal', mean: 0, sd: 1 },
      candidates,
      seed,
      isTimed: true,
      missed,
    }
    const config = createSessionConfig(plan)
    for (let at = 0; at < each; at++) found.push(simulateCandidate(config, plan, form * each + at))
    onProgress?.((form + 1) * each, candidates)
  }
  const blocks = blueprint.blocks.map((block, at): BlockPrecision => {
    const own = found.flatMap(({ theta, blocks: all }): Answered[] => {
      const one = all[at]
      return one ? [{ ...one, ability: theta }] : []
    })
    const aim = aimOf(block)
    return {
      block: block.id,
      coverage95: meanOf(own, ({ low, high, ability }) => (low <= ability && ability <= high ? 1 : 0)),
      meanSe: meanOf(own, ({ se }) => se),
      meanLength: meanOf(own, ({ items: length }) => length),
      worst: worstOf(own),
      aim,
      bound: aim === undefined ? undefined : mostOften(own.filter(({ se }) => se > aim)),
    }
  })
  return { seed, candidates, missed, blocks }
}

type Answered = SimulatedBlock & { readonly ability: number }

function aimOf({ stop }: Blueprint['blocks'][number]): number | undefined {
  const aims = stop.flatMap((rule) => (rule.rule === 'standard-error' ? [rule.below] : []))
  return aims.length === 0 ? undefined : Math.min(...aims)
}

function worstOf(own: readonly Answered[]): BlockPrecision['worst'] {
  const places = THETAS.flatMap((theta) => {
    const near = own.filter(({ ability }) => Math.round(ability) === theta)
    return near.length === 0 ? [] : [{ theta, se: meanOf(near, ({ se }) => se) }]
  })
  return places.reduce((worst, one) => (one.se > worst.se ? one : worst), { theta: 0, se: 0 })
}

function mostOften(own: readonly Answered[]): string | undefined {
  const counts = [...Map.groupBy(own, ({ reason }) => reason)]
  return counts.toSorted(([, left], [, right]) => right.length - left.length)[0]?.[0]
}

function meanOf<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0) / all.length
}
