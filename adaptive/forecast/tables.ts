import { conflictsOf, type Conflicts } from '../constraints/conflicts.ts'
import { createPool, type Pool, type TablesProgress } from '../pool/pool.ts'
import { SESSION_GRID } from '../posterior/grid.ts'
import { difficultyOf } from '../select/difficulty-of.ts'
import { expectedMs } from '../simulate/draws.ts'
import type { SimulatedItem } from '../simulate/plan.ts'
import { itemsByName, modelsOf, type Model } from '../variant/models.ts'

/** What every forecast of one bank needs and no blueprint changes. Made once; plain data but for its maps. */
export interface ForecastTables {
  readonly items: readonly SimulatedItem[]
  /** probabilities and information over the grid of sessions, the uncertainty of parameters integrated out */
  readonly pool: Pool
  readonly conflicts: Conflicts
  /** indexes of the items that a blueprint means by a name */
  readonly named: ReadonlyMap<string, readonly number[]>
  readonly models: readonly Model[]
  /** milliseconds that each item takes a candidate of pace 1, on average; 0 where nobody said */
  readonly ms: Float64Array
  /** per rank point the indexes of all items, the most informative there first: [point·count + place] */
  readonly ranks: Int32Array
  /** difficulty of each item in logits */
  readonly difficulty: Float64Array
  /** indexes of all items, the easiest first */
  readonly byDifficulty: Int32Array
}

/** Items are ranked at every so manieth point of the grid: .25 logits apart, much less than an item is wide. */
export const RANK_EVERY = 2

/**
 * Makes the tables of a bank.
 *
 * @param items of the release, in its order, variants among them
 * @param onProgress is told of each item
 * @throws RangeError for parameters outside their intervals, naming the item's index and the value received
 */
export function forecastTables(items: readonly SimulatedItem[], onProgress?: TablesProgress): ForecastTables {
  const parameters = items.map((item) => item.parameters)
  const pool = createPool(parameters, SESSION_GRID, onProgress)
  const named = itemsByName(items)
  const difficulty = Float64Array.from(items, (_, item) => difficultyOf(pool, item))
  const byDifficulty = Int32Array.from(items.keys()).sort(
    (left, right) => (difficulty[left] ?? 0) - (difficulty[right] ?? 0) || left - right,
  )
  return {
    items,
    pool,
    conflicts: conflictsOf(items),
    named,
    models: modelsOf(items, named),
    ms: Float64Array.from(items, ({ minutes }) => (minutes === undefined ? 0 : expectedMs(minutes))),
    ranks: ranksOf(pool),
    difficulty,
    byDifficulty,
  }
}

function ranksOf({ count, grid, information }: Pool): Int32Array {
  const places = Math.floor((grid.points - 1) / RANK_EVERY) + 1
  const ranks = new Int32Array(places * count)
  const here = new Float64Array(count)
  for (let place = 0; place < places; place++) {
    for (let item = 0; item < count; item++)
      here[item] = information[item * grid.points + place * RANK_EVERY] ?? 0
    const order = Int32Array.from(here.keys()).sort(
      (left, right) => (here[right] ?? 0) - (here[left] ?? 0) || left - right,
    )
    ranks.set(order, place * count)
  }
  return ranks
}
