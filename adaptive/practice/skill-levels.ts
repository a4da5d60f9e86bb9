import { expected } from '../estimate/expected.ts'
import { credibleInterval } from '../estimate/interval.ts'
import { createPool, rowOf } from '../pool/pool.ts'
import { SESSION_GRID, type Grid } from '../posterior/grid.ts'
import { normalPrior, updated } from '../posterior/posterior.ts'
import type { SessionItem } from '../session/item.ts'

/** What practice needs to know of an item. */
export type PractisedItem = Pick<SessionItem, 'id' | 'skills' | 'max' | 'parameters'>

/** How somebody did on an item the first time. */
export interface PracticeAnswer {
  /** the item's id */
  readonly item: string
  /** category reached, integer in [0, m] */
  readonly category: number
}

/** What practice has shown of one area. */
export interface SkillLevel {
  readonly area: string
  /** expected a posteriori ability in logits */
  readonly theta: number
  /** posterior standard deviation in logits */
  readonly se: number
  /** lower end of the 95 % credible interval in logits */
  readonly low: number
  /** upper end of the 95 % credible interval in logits */
  readonly high: number
  /** answers behind it */
  readonly answers: number
  /** posterior over the grid, sum 1 */
  readonly weights: Float64Array
}

/** @returns the areas of an item, which are the first parts of its skills, each once */
export function areasOf({ skills }: Pick<SessionItem, 'skills'>): readonly string[] {
  return [...new Set(skills.map((skill) => skill.split('.')[0] ?? skill))]
}

/**
 * Levels over all of somebody's practice: one posterior per area, from the prior N(0, 1) and the answers to its items.
 *
 * An item that touches several areas informs each of them as if it were that area's alone, since its parameters say
 * nothing of how areas share in an answer. So areas that share items rise and fall together, their levels must not be
 * averaged or compared as if they were independent, and an area met only beside others is known less well than its
 * standard error says.
 *
 * @param options.items of one AI policy, for each policy is a scale of its own
 * @param options.answers first submissions that were to count; a second one to the same item tells nothing, nor does one
 *   to an item that is not among `items` or whose categories have changed since
 * @param options.areas in the order of the result
 * @param options.grid where posteriors are held; 81 points on [−5, 5] if absent
 * @returns one entry per area, also for those without answers
 */
export function skillLevels(options: {
  readonly items: readonly PractisedItem[]
  readonly answers: readonly PracticeAnswer[]
  readonly areas: readonly string[]
  readonly grid?: Grid
}): readonly SkillLevel[] {
  const { items, answers, areas, grid = SESSION_GRID } = options
  const pool = createPool(
    items.map(({ parameters }) => parameters),
    grid,
  )
  const given = new Map<string, number>()
  for (const { item, category } of answers) if (!given.has(item)) given.set(item, category)
  return areas.map((area) => {
    let weights = normalPrior(grid)
    let count = 0
    items.forEach((item, index) => {
      const category = given.get(item.id)
      if (category === undefined || !isCategory(category, item) || !areasOf(item).includes(area)) return
      weights = updated(weights, pool.probability, rowOf(pool, index, category))
      count++
    })
    const { abilities } = pool
    return {
      area,
      ...expected(weights, abilities),
      ...credibleInterval(weights, abilities),
      answers: count,
      weights,
    }
  })
}

function isCategory(category: number, { max }: PractisedItem): boolean {
  return category >= 0 && category <= max && Math.floor(category) === category
}
