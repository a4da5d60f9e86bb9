import { rowOf, type Pool } from '../pool/pool.ts'
import { refreshLogarithms } from '../select/log-probability.ts'
import { productOn, responsesByTestlet, type PoolResponse } from './posterior-after.ts'
import type { TestletMesh, Testlets } from './testlets.ts'

/**
 * Does something while the pool's tables hold, for items of testlets that have been begun, the curves given the answers to
 * their testlet: P(k | θ, x_t) = ∫ P_k(θ − γ) Π_i P_i(x_i | θ − γ) φ(γ) dγ / L_t(θ), and their information Σ_k P'²/P, by
 * which the testlet's grows on average. Such an item tells less than its marginal curve says, since part of what it tells
 * of the person is known, but on a shift that is known better.
 *
 * The tables are written in place and put back, because a copy of a bank at each step would take far longer than the step.
 *
 * @param items indexes of those that `use` looks at
 * @param use must not keep the tables; nor does anything else run meanwhile
 */
export function givenAnswers<T>(
  pool: Pool,
  testlets: Testlets | undefined,
  responses: readonly PoolResponse[],
  items: Int32Array,
  use: () => T,
): T {
  if (testlets === undefined) return use()
  const begun = responsesByTestlet(testlets, responses)
  if (begun.size === 0) return use()
  const changed = Array.from(items.filter((item) => begun.has(testlets.of[item] ?? -1)))
  if (changed.length === 0) return use()
  const { information, probability } = pool
  const { points } = pool.grid
  const kept = changed.map((item) => {
    const row = rowOf(pool, item, 0)
    return {
      probability: probability.slice(row, row + (pool.sizes[item] ?? 0) * points),
      information: information.slice(item * points, (item + 1) * points),
    }
  })
  try {
    for (const [testlet, own] of begun) {
      const mesh = testlets.meshes[testlet]
      if (mesh === undefined) continue
      const product = productOn(testlets, mesh, own)
      for (const item of changed)
        if (testlets.of[item] === testlet) condition(pool, testlets, mesh, product, item)
    }
    refreshLogarithms(pool, changed)
    return use()
  } finally {
    changed.forEach((item, at) => {
      probability.set(kept[at]?.probability ?? [], rowOf(pool, item, 0))
      information.set(kept[at]?.information ?? [], item * points)
    })
    refreshLogarithms(pool, changed)
  }
}

/**
 * The derivative of an integral over the shift needs no curve's: d/dθ ∫ f(θ − γ) φ(γ) dγ = −∫ f(θ − γ) γ/sd² φ(γ) dγ.
 * A kernel of three weights makes of this the central difference.
 */
function condition(
  { grid, information, probability, rows, sizes }: Pool,
  { tables }: Testlets,
  { first, kernel, points, sd, stride }: TestletMesh,
  product: Float64Array,
  item: number,
): void {
  const half = (kernel.length - 1) / 2
  const step = (grid.high - grid.low) / (grid.points - 1) / stride
  const slopes = kernel.map((weight, j) => (weight * (j - half) * step) / (sd * sd))
  const table = tables[item] ?? product
  const size = sizes[item] ?? 0
  const row = rows[item] ?? 0
  const values = new Float64Array(size)
  const rises = new Float64Array(size)
  const weights = new Float64Array(kernel.length)
  for (let q = 0; q < grid.points; q++) {
    const from = first + q * stride - half
    let whole = 0
    let rise = 0
    for (let k = 0; k < size; k++) {
      let value = 0
      let slope = 0
      // a hot loop: items × points × categories × shifts
      for (let j = 0, at = k * points + from; j < weights.length; j++, at++) {
        const joint = (product[from + j] ?? 0) * (table[at] ?? 0)
        value += (kernel[j] ?? 0) * joint
        slope += (slopes[j] ?? 0) * joint
      }
      values[k] = value
      rises[k] = slope
      whole += value
      rise += slope
    }
    // what cannot be has no consequences: the marginal curve stays
    if (!(whole > 0)) continue
    let sum = 0
    for (let k = 0; k < size; k++) {
      const chance = (values[k] ?? 0) / whole
      const slope = ((rises[k] ?? 0) - chance * rise) / whole
      probability[row + k * grid.points + q] = chance
      if (chance > 0) sum += (slope * slope) / chance
    }
    information[item * grid.points + q] = sum
  }
}
