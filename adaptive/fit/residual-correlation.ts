import type { ItemParameters } from '#schemas/parameters'
import type { Responses } from '../responses/responses.ts'
import { scoreMoments } from './score-moments.ts'

/**
 * Q3 (Yen 1984): correlations of the residuals of each pair of items, over the persons who answered both. Near
 * −1/(items − 1) where items hang together by the ability alone.
 *
 * @param theta ability of each person in logits
 * @returns items × items by rows, 1 on the diagonal; NaN where fewer than three persons answered both
 */
export function residualCorrelations(
  { persons, items, starts, item, category, weights }: Responses,
  parameters: readonly ItemParameters[],
  theta: Float64Array,
): Float64Array {
  const moments = parameters.map(scoreMoments)
  const at = { mean: 0, variance: 0, fourth: 0 }
  const [n, sx, sxx, sxy, heads] = Array.from({ length: 5 }, () => new Float64Array(items * items))
  if (n === undefined || sx === undefined || sxx === undefined || sxy === undefined || heads === undefined)
    return new Float64Array()
  const residual = new Float64Array(items)
  for (let person = 0; person < persons; person++) {
    const weight = weights?.[person] ?? 1
    const from = starts[person] ?? 0
    const to = starts[person + 1] ?? 0
    for (let place = from; place < to; place++) {
      const i = item[place] ?? 0
      moments[i]?.(theta[person] ?? 0, at)
      residual[i] = (category[place] ?? 0) - at.mean
    }
    // a hot loop: pairs of answered items; cell (i, j) holds what item i has among those who answered j too
    for (let p = from; p < to; p++) {
      const i = item[p] ?? 0
      const x = residual[i] ?? 0
      for (let r = from; r < to; r++) {
        const cell = i * items + (item[r] ?? 0)
        n[cell] = (n[cell] ?? 0) + weight
        heads[cell] = (heads[cell] ?? 0) + 1
        sx[cell] = (sx[cell] ?? 0) + weight * x
        sxx[cell] = (sxx[cell] ?? 0) + weight * x * x
        sxy[cell] = (sxy[cell] ?? 0) + weight * x * (residual[item[r] ?? 0] ?? 0)
      }
    }
  }
  const correlations = new Float64Array(items * items)
  for (let i = 0; i < items; i++)
    for (let j = 0; j < items; j++) {
      const cell = i * items + j
      const other = j * items + i
      const count = n[cell] ?? 0
      const varies = (sum2: number, sum: number): number => sum2 - (sum * sum) / count
      const joint = (sxy[cell] ?? 0) - ((sx[cell] ?? 0) * (sx[other] ?? 0)) / count
      const both = varies(sxx[cell] ?? 0, sx[cell] ?? 0) * varies(sxx[other] ?? 0, sx[other] ?? 0)
      correlations[cell] = i === j ? 1 : (heads[cell] ?? 0) < 3 ? NaN : joint / Math.sqrt(both)
    }
  return correlations
}
