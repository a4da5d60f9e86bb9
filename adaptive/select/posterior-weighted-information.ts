import { byCriterion } from './by-criterion.ts'

/** The item with the largest information on average over the posterior (MPWI; van der Linden 1998, eq. 10). */
export const posteriorWeightedInformation = byCriterion(
  'posterior-weighted-information',
  ({ pool, weights, eligible }) => {
    const points = pool.grid.points
    const values = new Float64Array(eligible.length)
    // a hot loop: items × points
    for (let j = 0; j < eligible.length; j++) {
      const row = (eligible[j] ?? 0) * points
      let sum = 0
      for (let q = 0; q < points; q++) sum += (weights[q] ?? 0) * (pool.information[row + q] ?? 0)
      values[j] = sum
    }
    return values
  },
)
