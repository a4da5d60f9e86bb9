import type { ItemParameters } from '#schemas/parameters'
import { informationOf } from '../irt/information.ts'
import { highestCategory, responseCurve, type ResponseCurve } from '../irt/response-curve.ts'
import { isExact, marginalCurve } from '../parameters/marginal-curve.ts'
import { abilitiesOf, SESSION_GRID, type Grid } from '../posterior/grid.ts'

/**
 * The measurement side of a set of items: typed arrays built once, indexed by the item's place in the list given.
 * Tables hold every item's response probabilities and information over the grid.
 */
export interface Pool {
  /** number of items */
  readonly count: number
  readonly grid: Grid
  /** the grid's points in logits */
  readonly abilities: Float64Array
  /** number of categories of each item, m + 1 */
  readonly sizes: Uint8Array
  /** probability of category k of item i at point q: [rows[i] + k·points + q], uncertainty integrated out */
  readonly probability: Float64Array
  /** where an item's probabilities begin */
  readonly rows: Int32Array
  /** information of item i at point q: [i·points + q] */
  readonly information: Float64Array
  /** how information off the grid is found, see `Shape` */
  readonly shape: Uint8Array
  /** discrimination in 1/logits */
  readonly a: Float64Array
  /** difficulty of two-category items in logits, 0 for the others */
  readonly b: Float64Array
  readonly parameters: readonly ItemParameters[]
  /** the items' curves, their uncertainty left aside */
  readonly curves: readonly ResponseCurve[]
}

/** More than any item has; `assertParameters` sees to it. */
const MOST_CATEGORIES = 128

/**
 * Is told how far tables are.
 *
 * @param made items whose rows are there
 */
export type TablesProgress = (made: number) => void

/** How the information of an item between two grid points is found. */
export const Shape = {
  /** 1PL or 2PL with known parameters: a²·L·(1 − L) */
  slope: 0,
  /** another model with known parameters: from its formula */
  formula: 1,
  /** uncertain parameters: interpolated linearly in its table (a relative error below 1e-3 on the session grid) */
  table: 2,
} as const

/**
 * Builds a pool.
 *
 * @param parameters one entry per item, a in 1/logits, b in logits
 * @param grid where posteriors are held; the session grid if absent
 * @param onProgress is told of each item
 * @throws RangeError for parameters outside their intervals, naming the item's index and the value received
 */
export function createPool(
  parameters: readonly ItemParameters[],
  grid: Grid = SESSION_GRID,
  onProgress?: TablesProgress,
): Pool {
  const abilities = abilitiesOf(grid)
  const points = grid.points
  const count = parameters.length
  const sizes = new Uint8Array(count)
  const rows = new Int32Array(count)
  const shape = new Uint8Array(count)
  const a = new Float64Array(count)
  const b = new Float64Array(count)
  let cells = 0
  parameters.forEach((item, i) => {
    assertParameters(item, i)
    const size = highestCategory(item) + 1
    sizes[i] = size
    rows[i] = cells
    cells += size * points
    a[i] = item.a
    if (typeof item.b === 'number') b[i] = item.b
    if (!isExact(item)) shape[i] = Shape.table
    else shape[i] = item.model === '1pl' || item.model === '2pl' ? Shape.slope : Shape.formula
  })
  const probability = new Float64Array(cells)
  const information = new Float64Array(count * points)
  // uncalibrated items of one level and size have the same tables
  const known = new Map<string, number>()
  const p = new Float64Array(MOST_CATEGORIES)
  const s = new Float64Array(MOST_CATEGORIES)
  parameters.forEach((item, i) => {
    onProgress?.(i)
    const size = sizes[i] ?? 0
    const row = rows[i] ?? 0
    const name = JSON.stringify(item)
    const twin = known.get(name)
    if (twin !== undefined) {
      const from = rows[twin] ?? 0
      probability.copyWithin(row, from, from + size * points)
      information.copyWithin(i * points, twin * points, (twin + 1) * points)
      return
    }
    known.set(name, i)
    const curve = marginalCurve(item)
    for (let q = 0; q < points; q++) {
      curve(abilities[q] ?? 0, p, s)
      for (let k = 0; k < size; k++) probability[row + k * points + q] = p[k] ?? 0
      information[i * points + q] = informationOf(p, s, size)
    }
  })
  const curves = parameters.map(responseCurve)
  return { count, grid, abilities, sizes, probability, rows, information, shape, a, b, parameters, curves }
}

/** Where the probabilities of a response begin in `pool.probability`. */
export function rowOf(pool: Pool, item: number, category: number): number {
  return (pool.rows[item] ?? 0) + category * pool.grid.points
}

function assertParameters(item: ItemParameters, index: number): void {
  const refuse = (what: string, received: unknown): never => {
    throw new RangeError(`item ${index}: ${what}, received ${String(received)}`)
  }
  if (!(item.a > 0 && item.a < Infinity)) refuse('a must be positive and finite', item.a)
  const { lnA, b } = item.uncertainty ?? { lnA: 0, b: 0 }
  if (!(lnA >= 0 && lnA < Infinity && b >= 0 && b < Infinity)) {
    refuse('uncertainty must not be negative', `lnA ${lnA}, b ${b}`)
  }
  if (item.model === 'grm' || item.model === 'gpcm') {
    if (item.b.length < 1 || item.b.length > 100) refuse('1 to 100 thresholds are possible', item.b.length)
    item.b.forEach((threshold, k) => {
      if (!(Math.abs(threshold) < Infinity)) refuse('thresholds must be finite', threshold)
      const before = item.b[k - 1]
      if (item.model === 'grm' && before !== undefined && !(before < threshold)) {
        refuse('thresholds of a graded item must increase', `${before}, ${threshold}`)
      }
    })
    return
  }
  if (!(Math.abs(item.b) < Infinity)) refuse('b must be finite', item.b)
  if (!(item.c >= 0 && item.c < item.d && item.d <= 1))
    refuse('0 ≤ c < d ≤ 1 must hold', `c ${item.c}, d ${item.d}`)
}
