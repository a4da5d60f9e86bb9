import type { Requirements } from '../constraints/requirements.ts'
import type { ForecastTables } from './tables.ts'

/** The rankings of a bank with the items of each class together, so that those of a rare one are found at once. */
export interface Sorted {
  /** per ranking, and last for the order by difficulty, all items by class: [ranking·count + place] */
  readonly items: Int32Array
  /** where each class begins in a ranking; one more entry closes the last */
  readonly starts: Int32Array
}

export function sortedByClass(
  { pool: { count }, ranks, byDifficulty }: ForecastTables,
  { classes, classOf }: Requirements,
): Sorted {
  const starts = new Int32Array(classes.length + 1)
  for (let item = 0; item < count; item++) {
    const next = (classOf[item] ?? 0) + 1
    starts[next] = (starts[next] ?? 0) + 1
  }
  for (let of = 0; of < classes.length; of++) starts[of + 1] = (starts[of + 1] ?? 0) + (starts[of] ?? 0)
  const items = new Int32Array(ranks.length + count)
  const filled = new Int32Array(classes.length)
  for (let from = 0; from <= ranks.length; from += Math.max(1, count)) {
    const isRanking = from < ranks.length
    filled.fill(0)
    for (let place = 0; place < count; place++) {
      const item = (isRanking ? ranks[from + place] : byDifficulty[place]) ?? 0
      const of = classOf[item] ?? 0
      const own = filled[of] ?? 0
      items[from + (starts[of] ?? 0) + own] = item
      filled[of] = own + 1
    }
  }
  return { items, starts }
}
