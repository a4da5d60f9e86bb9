import type { ItemParameters } from '#schemas/parameters'
import { highestCategory, responseCurve } from './response-curve.ts'

/** The distribution of the sum score of some items at each of some abilities. */
export interface SumScores {
  /** highest sum score */
  readonly highest: number
  /** P(sum = s | θ_q) at [s·points + q] */
  readonly probability: Float64Array
}

/** Response probabilities of some items at some abilities: category k of item i at point q is [rows[i] + k·points + q]. */
export interface CategoryTables {
  readonly points: number
  /** number of categories of each item */
  readonly sizes: Uint8Array
  readonly rows: Uint32Array
  readonly probability: Float64Array
}

/** @param abilities in logits */
export function categoryTables(
  parameters: readonly ItemParameters[],
  abilities: Float64Array,
): CategoryTables {
  const points = abilities.length
  const sizes = Uint8Array.from(parameters, (item) => highestCategory(item) + 1)
  const rows = new Uint32Array(parameters.length)
  let cells = 0
  sizes.forEach((size, i) => {
    rows[i] = cells
    cells += size * points
  })
  const probability = new Float64Array(cells)
  const p = new Float64Array(128)
  const slope = new Float64Array(128)
  parameters.forEach((item, i) => {
    const curve = responseCurve(item)
    const row = rows[i] ?? 0
    for (let q = 0; q < points; q++) {
      curve(abilities[q] ?? 0, p, slope)
      for (let k = 0; k < (sizes[i] ?? 0); k++) probability[row + k * points + q] = p[k] ?? 0
    }
  })
  return { points, sizes, rows, probability }
}

/** The sum score of no item: certainly 0. */
export function noItems(points: number): SumScores {
  return { highest: 0, probability: new Float64Array(points).fill(1) }
}

/** One item more (Lord and Wingersky 1984; for more than two categories Thissen et al. 1995). */
export function withItem(scores: SumScores, tables: CategoryTables, item: number): SumScores {
  const { points, sizes, rows, probability: p } = tables
  const size = sizes[item] ?? 0
  const row = rows[item] ?? 0
  const highest = scores.highest + size - 1
  const probability = new Float64Array((highest + 1) * points)
  for (let s = 0; s <= scores.highest; s++)
    for (let k = 0; k < size; k++)
      for (let q = 0; q < points; q++) {
        const at = (s + k) * points + q
        probability[at] =
          (probability[at] ?? 0) + (scores.probability[s * points + q] ?? 0) * (p[row + k * points + q] ?? 0)
      }
  return { highest, probability }
}

/** The sum score of all items of some tables, one left out if wanted. */
export function sumScores(tables: CategoryTables, without?: number): SumScores {
  let scores = noItems(tables.points)
  for (let i = 0; i < tables.sizes.length; i++) if (i !== without) scores = withItem(scores, tables, i)
  return scores
}
