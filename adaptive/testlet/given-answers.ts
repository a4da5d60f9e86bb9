import type { Pool } from '../pool/pool.ts'
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
  const kept = changed.map((item) => rowsOf(pool, item))
  try {
    for (const [testlet, own] of begun)
      for (const [item, rows] of rowsGiven(pool, testlets, testlet, own, changed)) write(pool, item, rows)
    refreshLogarithms(pool, changed)
    return use()
  } finally {
    changed.forEach((item, at) => {
      const rows = kept[at]
      if (rows !== undefined) write(pool, item, rows)
    })
    refreshLogarithms(pool, changed)
  }
}

/** What a pool's tables hold of an item. */
interface Rows {
  /** [k·points + q] */
  readonly probability: Float64Array
  /** [q] */
  readonly information: Float64Array
}

function rowsOf({ grid: { points }, information, probability, rows, sizes }: Pool, item: number): Rows {
  const row = rows[item] ?? 0
  return {
    probability: probability.slice(row, row + (sizes[item] ?? 0) * points),
    information: information.slice(item * points, (item + 1) * points),
  }
}

function write(pool: Pool, item: number, { probability, information }: Rows): void {
  pool.probability.set(probability, pool.rows[item])
  pool.information.set(information, item * pool.grid.points)
}

/** The latest rows of each item, with the answers that they are given: only a further answer to its testlet changes them. */
const latest = new WeakMap<Testlets, Map<number, { readonly answers: string; readonly rows: Rows }>>()

function rowsGiven(
  pool: Pool,
  testlets: Testlets,
  testlet: number,
  responses: readonly PoolResponse[],
  items: readonly number[],
): readonly (readonly [number, Rows])[] {
  const mesh = testlets.meshes[testlet]
  if (mesh === undefined) return []
  const known = latest.get(testlets) ?? new Map<number, { answers: string; rows: Rows }>()
  latest.set(testlets, known)
  const answers = responses.map(({ item, category }) => `${item}:${category}`).join()
  let product: Float64Array | undefined
  return items
    .filter((item) => testlets.of[item] === testlet)
    .map((item) => {
      const before = known.get(item)
      if (before?.answers === answers) return [item, before.rows]
      product ??= productOn(testlets, mesh, responses)
      const rows = conditioned(pool, testlets, mesh, product, item)
      known.set(item, { answers, rows })
      return [item, rows]
    })
}

/**
 * The derivative of an integral over the shift needs no curve's: d/dθ ∫ f(θ − γ) φ(γ) dγ = −∫ f(θ − γ) γ/sd² φ(γ) dγ.
 * A kernel of three weights makes of this the central difference.
 */
function conditioned(
  pool: Pool,
  { tables }: Testlets,
  { first, kernel, points, sd, stride }: TestletMesh,
  product: Float64Array,
  item: number,
): Rows {
  const { grid } = pool
  // where the answers cannot be, the marginal curve stays
  const { probability, information } = rowsOf(pool, item)
  const half = (kernel.length - 1) / 2
  const step = (grid.high - grid.low) / (grid.points - 1) / stride
  const slopes = kernel.map((weight, j) => (weight * (j - half) * step) / (sd * sd))
  const table = tables[item] ?? product
  const size = pool.sizes[item] ?? 0
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
    if (!(whole > 0)) continue
    let sum = 0
    for (let k = 0; k < size; k++) {
      const chance = (values[k] ?? 0) / whole
      const slope = ((rises[k] ?? 0) - chance * rise) / whole
      probability[k * grid.points + q] = chance
      if (chance > 0) sum += (slope * slope) / chance
    }
    information[q] = sum
  }
  return { probability, information }
}
