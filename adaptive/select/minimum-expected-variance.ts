import { probabilityAt } from '../pool/probability-at.ts'
import { byCriterion } from './by-criterion.ts'

/**
 * The item after whose response the posterior variance is smallest on average over what may be answered (MEPV; van der
 * Linden 1998, eq. 13). The criterion is −Σ_k P_k(θ̂)·Var(θ | k): each response counts with its probability at the
 * estimate, as in catR, so that both packages give the same tests.
 *
 * A variance after response k is s_k/m_k − (d_k/m_k)² with m_k = Σ w·P_k, d_k = Σ w·(θ − θ̂)·P_k, s_k = Σ w·(θ − θ̂)²·P_k;
 * those of the last category follow from their sums over all categories.
 */
export const minimumExpectedVariance = byCriterion(
  'minimum-expected-variance',
  ({ pool, weights, theta, eligible }) => {
    const points = pool.grid.points
    const first = weights.map((weight, q) => weight * ((pool.abilities[q] ?? 0) - theta))
    const second = first.map((moment, q) => moment * ((pool.abilities[q] ?? 0) - theta))
    const wholeFirst = sumOf(first)
    const wholeSecond = sumOf(second)
    const p = new Float64Array(128)
    const values = new Float64Array(eligible.length)
    // a hot loop: items × categories × points
    for (let j = 0; j < eligible.length; j++) {
      const item = eligible[j] ?? 0
      const last = (pool.sizes[item] ?? 1) - 1
      let row = pool.rows[item] ?? 0
      probabilityAt(pool, item, theta, p)
      let restMass = 1
      let restFirst = wholeFirst
      let restSecond = wholeSecond
      let expected = 0
      for (let k = 0; k < last; k++) {
        let mass = 0
        let moment = 0
        let square = 0
        for (let q = 0; q < points; q++) {
          const chance = pool.probability[row + q] ?? 0
          mass += (weights[q] ?? 0) * chance
          moment += (first[q] ?? 0) * chance
          square += (second[q] ?? 0) * chance
        }
        expected += (p[k] ?? 0) * varianceOf(mass, moment, square)
        restMass -= mass
        restFirst -= moment
        restSecond -= square
        row += points
      }
      expected += (p[last] ?? 0) * varianceOf(restMass, restFirst, restSecond)
      values[j] = -expected
    }
    return values
  },
)

/** @returns 0 for a response that cannot be */
function varianceOf(mass: number, moment: number, square: number): number {
  if (!(mass > 0)) return 0
  const mean = moment / mass
  return Math.max(0, square / mass - mean * mean)
}

function sumOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
