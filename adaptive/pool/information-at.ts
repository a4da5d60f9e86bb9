import { exp } from '../numeric/exp.ts'
import { information } from '../irt/information.ts'
import { Shape, type Pool } from './pool.ts'

/**
 * Information of some items at one ability. A hot loop over typed arrays: it runs once per step over the whole bank.
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
  const { shape, a, b, grid } = pool
  const points = grid.points
  const place = ((theta - grid.low) / (grid.high - grid.low)) * (points - 1)
  const cell = Math.max(0, Math.min(points - 2, Math.floor(place)))
  const share = Math.max(0, Math.min(1, place - cell))
  for (let j = 0; j < count; j++) {
    const item = items[j] ?? 0
    const how = shape[item]
    if (how === Shape.slope) {
      const slope = a[item] ?? 0
      const e = exp(-Math.abs(slope * (theta - (b[item] ?? 0))))
      out[j] = (slope * slope * e) / ((1 + e) * (1 + e))
    } else if (how === Shape.table) {
      const at = item * points + cell
      out[j] = (pool.information[at] ?? 0) * (1 - share) + (pool.information[at + 1] ?? 0) * share
    } else {
      const parameters = pool.parameters[item]
      out[j] = parameters === undefined ? 0 : information(parameters, theta)
    }
  }
}
