import { log } from '../numeric/log.ts'
import { curveWithinTestlet } from '../parameters/marginal-curve.ts'
import type { Pool } from '../pool/pool.ts'
import { probabilityAt } from '../pool/probability-at.ts'
import { responsesByTestlet, type PoolResponse } from './posterior-after.ts'
import type { Testlets } from './testlets.ts'

/**
 * Logarithm of the likelihood of some responses at one ability, also off the grid, with the shift that items of one stem
 * share integrated out as `posteriorAfter` does.
 *
 * @param testlets of the same pool; undefined where it has none
 * @param theta ability in logits
 */
export function logLikelihoodAt(
  pool: Pool,
  testlets: Testlets | undefined,
  responses: readonly PoolResponse[],
  theta: number,
): number {
  const chances = new Float64Array(128)
  let sum = 0
  for (const { item, category } of responses) {
    if ((testlets?.of[item] ?? -1) >= 0) continue
    probabilityAt(pool, item, theta, chances)
    sum += log(chances[category] ?? 0)
  }
  if (testlets === undefined) return sum
  const { low, high, points } = pool.grid
  const slopes = new Float64Array(128)
  for (const [testlet, own] of responsesByTestlet(testlets, responses)) {
    const { kernel, stride } = testlets.meshes[testlet] ?? { kernel: NOTHING, stride: 1 }
    const step = (high - low) / (points - 1) / stride
    const product = kernel.slice()
    for (const { item, category } of own) {
      const parameters = pool.parameters[item]
      if (parameters === undefined) continue
      const curve = curveWithinTestlet(parameters)
      for (let j = 0; j < product.length; j++) {
        curve(theta + (j - (product.length - 1) / 2) * step, chances, slopes)
        product[j] = (product[j] ?? 0) * (chances[category] ?? 0)
      }
    }
    sum += log(product.reduce((one, other) => one + other, 0))
  }
  return sum
}

const NOTHING = new Float64Array()
