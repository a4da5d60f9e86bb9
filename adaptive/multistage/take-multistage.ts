import { expected, type Estimate } from '../estimate/expected.ts'
import type { Pool } from '../pool/pool.ts'
import { normalPrior } from '../posterior/posterior.ts'
import { posteriorAfter, type PoolResponse } from '../testlet/posterior-after.ts'
import { testletsOf } from '../testlet/testlets.ts'
import { moduleAfter, refusalsOfMultistage, type MultistageTest } from './multistage-test.ts'

/** One way through a multi-stage test. */
export interface MultistageSitting extends Estimate {
  /** ids of the modules taken, in order */
  readonly path: readonly string[]
  /** responses in order */
  readonly responses: readonly PoolResponse[]
  /** points over all items */
  readonly score: number
}

/**
 * Takes a multi-stage test: module by module, each chosen by the answers before it. The same answers take the same way.
 *
 * @param answer gives the category of an item, an index into the pool
 * @param prior distribution of ability; N(0, 1) if absent
 * @throws RangeError for a design that is refused, with all reasons, or a category that an item does not have
 */
export function takeMultistage(
  test: MultistageTest,
  pool: Pool,
  answer: (item: number) => number,
  prior: { readonly mean: number; readonly sd: number } = { mean: 0, sd: 1 },
): MultistageSitting {
  const refusals = refusalsOfMultistage(test, pool)
  if (refusals.length > 0) throw new RangeError(refusals.join(' '))
  const before = normalPrior(pool.grid, prior)
  const testlets = testletsOf(pool)
  const path: string[] = []
  const responses: PoolResponse[] = []
  let score = 0
  let estimate = expected(before, pool.abilities)
  let next: string | undefined = test.start
  while (next !== undefined) {
    const module = test.modules.find(({ id }) => id === next)
    if (module === undefined) break
    path.push(module.id)
    for (const item of module.items) {
      const category = answer(item)
      if (!(category >= 0 && category < (pool.sizes[item] ?? 0) && Math.floor(category) === category))
        throw new RangeError(
          `item ${item}: a category is an integer in [0, ${(pool.sizes[item] ?? 1) - 1}], received ${category}`,
        )
      responses.push({ item, category })
      score += category
    }
    estimate = expected(posteriorAfter(pool, testlets, before, responses), pool.abilities)
    next = moduleAfter(module, { score, theta: estimate.theta })
  }
  return { path, responses, score, ...estimate }
}
