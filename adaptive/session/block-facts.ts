import type { Blueprint } from '#schemas/blueprint'
import type { Requirements } from '../constraints/requirements.ts'
import { expected } from '../estimate/expected.ts'
import type { Pool } from '../pool/pool.ts'
import { normalPrior } from '../posterior/posterior.ts'
import type { SessionItem } from './item.ts'

/** What of a block does not change while it is taken, beyond its counts. */
export interface BlockFacts {
  /** over the pool's grid, sum 1 */
  readonly prior: Float64Array
  /** its standard deviation in logits */
  readonly priorSe: number
  /** indexes of the items that the block may show, ascending */
  readonly bank: Int32Array
  /** greatest number of items */
  readonly most: number
  /** place of each item in the order that the blueprint lists; undefined where it lists none */
  readonly order: Int32Array | undefined
}

/** @returns one entry per block of the blueprint */
export function blockFacts(
  { blocks }: Blueprint,
  items: readonly SessionItem[],
  pool: Pool,
  { list, starts, classes, classOf }: Requirements,
): readonly BlockFacts[] {
  return blocks.map(({ prior: stated, select }, at) => {
    const prior = normalPrior(pool.grid, stated)
    const bank = Int32Array.from(items.keys()).filter((i) => classes[classOf[i] ?? 0]?.[at] !== undefined)
    return {
      prior,
      priorSe: expected(prior, pool.abilities).se,
      bank,
      most: Math.min(bank.length, list[starts[at] ?? 0]?.max ?? bank.length),
      order: select.selector === 'fixed-order' ? orderOf(select.items, items) : undefined,
    }
  })
}

function orderOf(
  listed: readonly string[] | undefined,
  items: readonly SessionItem[],
): Int32Array | undefined {
  if (listed === undefined) return undefined
  const places = new Map(listed.map((id, place) => [id, place]))
  return Int32Array.from(items, ({ id }) => places.get(id) ?? listed.length)
}
