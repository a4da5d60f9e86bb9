import { rowOf, type Pool } from '../pool/pool.ts'
import { updated } from '../posterior/posterior.ts'
import { shifted } from './shift-kernel.ts'
import type { TestletMesh, Testlets } from './testlets.ts'

/** A scored response to an item of a pool. */
export interface PoolResponse {
  /** the item's place in the pool */
  readonly item: number
  /** category, integer in [0, m] */
  readonly category: number
}

/**
 * The posterior of ability after some responses, with the shift that items of one stem share integrated out (Bradlow, Wainer
 * and Wang 1999; Wang, Bradlow and Wainer 2002 for ordered categories): for a testlet t of items i
 *
 * L_t(θ) = ∫ Π_i P_i(x_i | θ − γ) φ(γ; 0, sd_t²) dγ,
 *
 * which is one integral for each testlet, given θ (Gibbons and Hedeker 1992). Since the product depends on θ − γ alone, the
 * integral is a convolution on the grid. Items on their own multiply as `updated` does, to the same bits.
 *
 * A session calls it with all counted responses of a block after each of them: batch and sequential are the same numbers.
 *
 * @param testlets of the same pool; undefined where it has none
 * @param prior weights over the pool's grid, sum 1
 * @param responses in the order in which they came; another order changes the last bits alone
 * @returns weights over the grid, sum 1
 */
export function posteriorAfter(
  pool: Pool,
  testlets: Testlets | undefined,
  prior: Float64Array,
  responses: readonly PoolResponse[],
): Float64Array {
  let weights = prior
  for (const { item, category } of responses)
    if (!((testlets?.of[item] ?? -1) >= 0))
      weights = updated(weights, pool.probability, rowOf(pool, item, category))
  if (testlets === undefined) return weights
  for (const [testlet, own] of responsesByTestlet(testlets, responses))
    weights = updated(weights, testletLikelihood(testlets, testlet, own, pool.grid.points), 0)
  return weights
}

/** Responses to items of testlets, by the testlet's index. */
export function responsesByTestlet(
  { of }: Testlets,
  responses: readonly PoolResponse[],
): ReadonlyMap<number, readonly PoolResponse[]> {
  const groups = new Map<number, PoolResponse[]>()
  for (const response of responses) {
    const testlet = of[response.item] ?? -1
    if (testlet >= 0) groups.set(testlet, [...(groups.get(testlet) ?? []), response])
  }
  return groups
}

/** L_t at each grid point. */
function testletLikelihood(
  testlets: Testlets,
  testlet: number,
  responses: readonly PoolResponse[],
  points: number,
): Float64Array {
  const likelihood = new Float64Array(points)
  const mesh = testlets.meshes[testlet]
  if (mesh === undefined) return likelihood
  const product = productOn(testlets, mesh, responses)
  shifted(product, mesh.kernel, mesh.first, mesh.stride, points, likelihood, 0)
  return likelihood
}

/** Probability of the answers to some items of one testlet at each point of its mesh, the shift being left in the point. */
export function productOn(
  { tables }: Testlets,
  { points }: TestletMesh,
  responses: readonly PoolResponse[],
): Float64Array {
  const product = new Float64Array(points).fill(1)
  for (const { item, category } of responses) {
    const table = tables[item] ?? product
    const row = category * points
    for (let j = 0; j < points; j++) product[j] = (product[j] ?? 0) * (table[row + j] ?? 0)
  }
  return product
}
