import { createPool } from '../pool/pool.ts'
import { SESSION_GRID, type Grid } from '../posterior/grid.ts'
import { posteriorWeightedInformation } from '../select/posterior-weighted-information.ts'
import { areasOf, type PractisedItem, type SkillLevel } from './skill-levels.ts'

/** The item that is worth practising next. */
export interface Suggestion {
  /** its id */
  readonly item: string
  /** the weakest area, which it touches */
  readonly area: string
  /** what it tells about that area on average over the posterior, in 1/logits² */
  readonly information: number
}

/**
 * What to practise next: in the weakest area, the item that tells most about it. The weakest is the one with the lowest
 * expected ability among those that still have an item the candidate has not met lately. Items never answered go before
 * those answered long ago, which could no longer move a level. Ties go to the first in the order given.
 *
 * @param options.items of one AI policy
 * @param options.levels as `skillLevels` gives them, in an order that decides ties
 * @param options.seen ids of items met lately, which are never suggested
 * @param options.answered ids of items ever answered
 * @param options.grid the one of the levels
 * @returns undefined where every item was met lately or touches no area of `levels`
 */
export function whatNext(options: {
  readonly items: readonly PractisedItem[]
  readonly levels: readonly Pick<SkillLevel, 'area' | 'theta' | 'weights'>[]
  readonly seen: readonly string[]
  readonly answered: readonly string[]
  readonly grid?: Grid
}): Suggestion | undefined {
  const { levels, grid = SESSION_GRID } = options
  const seen = new Set(options.seen)
  const answered = new Set(options.answered)
  const left = options.items.filter(({ id }) => !seen.has(id))
  let weakest: (typeof levels)[number] | undefined
  for (const level of levels) {
    const isThere = left.some((item) => areasOf(item).includes(level.area))
    if (isThere && (weakest === undefined || level.theta < weakest.theta)) weakest = level
  }
  if (weakest === undefined) return undefined
  const { area, theta, weights } = weakest
  const there = left.filter((item) => areasOf(item).includes(area))
  const fresh = there.filter(({ id }) => !answered.has(id))
  const candidates = fresh.length > 0 ? fresh : there
  const pool = createPool(
    candidates.map(({ parameters }) => parameters),
    grid,
  )
  const eligible = Int32Array.from(candidates.keys())
  const place = posteriorWeightedInformation.select({ pool, weights, theta, eligible, generator }, undefined)
  const item = candidates[place]
  if (item === undefined) return undefined
  let information = 0
  for (let q = 0; q < grid.points; q++)
    information += (weights[q] ?? 0) * (pool.information[place * grid.points + q] ?? 0)
  return { item: item.id, area, information }
}

function generator(): never {
  throw new Error('posterior-weighted information draws nothing')
}
