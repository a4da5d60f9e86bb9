import { information } from '../irt/information.ts'
import type { Pool } from '../pool/pool.ts'

/**
 * Fisher information of some items together at one ability, what is uncertain about their parameters integrated out: what
 * the posterior of the session gains from them. Items of one stem count as if they were on their own.
 *
 * @param items indexes into the pool
 * @param theta ability in logits; beyond the pool's grid the value at its end for uncertain items
 * @returns information in 1/logits², ≥ 0
 */
export function testInformation(pool: Pool, items: readonly number[], theta: number): number {
  let sum = 0
  for (const item of items) sum += ofItem(pool, item, theta)
  return sum
}

function ofItem({ grid, information: table, parameters }: Pool, item: number, theta: number): number {
  const own = parameters[item]
  if (own === undefined) return 0
  if (own.uncertainty === undefined && own.testlet === undefined) return information(own, theta)
  const { low, high, points } = grid
  const place = ((theta - low) / (high - low)) * (points - 1)
  const cell = Math.max(0, Math.min(points - 2, Math.floor(place)))
  const share = Math.max(0, Math.min(1, place - cell))
  const at = item * points + cell
  return (table[at] ?? 0) * (1 - share) + (table[at + 1] ?? 0) * share
}
