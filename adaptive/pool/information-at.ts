import { exp } from '../numeric/exp.ts'
import { informationOf } from '../irt/information.ts'
import { Shape, type Pool } from './pool.ts'

/**
 * Information of some items at one ability.
 *
 * @param theta ability in logits
 * @param items indexes into the pool
 * @param count how many of `items` are meant
 * @param out receives the information of items[j] at index j
 */
export function informationAt(
  pool: Pool,
  theta: number,
  items: Int32Array,
  count: number,
  out: Float64Array,
): void {
  const { cell, share } = placeOf(pool, theta)
  for (let j = 0; j < count; j++) out[j] = informationOfItem(pool, items[j] ?? 0, theta, cell, share)
}

/** Relative slack that covers the rounding of the bound below. */
const SLACK = 1 - 1e-12

/**
 * The place of the most informative of some items at one ability; the first of equals.
 *
 * A hot loop: it runs over the whole bank at each step. For a 1PL or 2PL item with x = a(θ − b) the information is
 * a²/(2 + 2 cosh x), and cosh x ≥ 1 + x²/2 + x⁴/24, so most items are ruled out by a product instead of an exponential.
 *
 * @param theta ability in logits
 * @param items indexes into the pool
 * @returns index into `items`, or −1 where there are none
 */
export function mostInformative(pool: Pool, theta: number, items: Int32Array): number {
  const { shape, a, b } = pool
  const { cell, share } = placeOf(pool, theta)
  let best = -1
  let top = -1
  for (let j = 0; j < items.length; j++) {
    const item = items[j] ?? 0
    if (shape[item] === Shape.slope) {
      const slope = a[item] ?? 0
      const x = slope * (theta - (b[item] ?? 0))
      const square = x * x
      if (slope * slope <= top * SLACK * (4 + square * (1 + square / 12))) continue
    }
    const found = informationOfItem(pool, item, theta, cell, share)
    if (found > top) {
      top = found
      best = j
    }
  }
  return best
}

/** Where an ability lies on the grid: the cell's left point, and how far into the cell, in [0, 1]. */
export function placeOf(pool: Pool, theta: number): { readonly cell: number; readonly share: number } {
  const { low, high, points } = pool.grid
  const place = ((theta - low) / (high - low)) * (points - 1)
  const cell = Math.max(0, Math.min(points - 2, Math.floor(place)))
  return { cell, share: Math.max(0, Math.min(1, place - cell)) }
}

function informationOfItem(pool: Pool, item: number, theta: number, cell: number, share: number): number {
  const how = pool.shape[item]
  if (how === Shape.slope) {
    const slope = pool.a[item] ?? 0
    const e = exp(-Math.abs(slope * (theta - (pool.b[item] ?? 0))))
    return (slope * slope * e) / ((1 + e) * (1 + e))
  }
  if (how === Shape.table) {
    const at = item * pool.grid.points + cell
    return (pool.information[at] ?? 0) * (1 - share) + (pool.information[at + 1] ?? 0) * share
  }
  pool.curves[item]?.(theta, probability, slope)
  return informationOf(probability, slope, pool.sizes[item] ?? 0)
}

// room for one curve at a time, so that a step allocates nothing per item
const probability = new Float64Array(128)
const slope = new Float64Array(128)
