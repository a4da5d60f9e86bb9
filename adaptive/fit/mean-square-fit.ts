import type { ItemParameters } from '#schemas/parameters'
import { cubeRoot } from '../numeric/cube-root.ts'
import type { Responses } from '../responses/responses.ts'
import { scoreMoments } from './score-moments.ts'

/** Mean squares of residuals; 1 is expected, more is noise, less is overlap. */
export interface MeanSquareFit {
  /** mean of squared standardised residuals: sensitive to surprises far from the item */
  readonly outfit: number
  /** the same, weighted by information: sensitive to misfit near the item */
  readonly infit: number
  /** both as about standard normal values (Wilson and Hilferty) */
  readonly outfitZ: number
  readonly infitZ: number
  /** persons behind them, with their weights */
  readonly persons: number
}

/**
 * Smallest variance of a score that is divided by, √10 · 10⁻³ (as in mirt): a person who is certain to pass cannot by one slip
 * decide an item's outfit.
 */
const LEAST_VARIANCE = 0.0031622776601683794

/**
 * Infit and outfit of each item (Wright and Masters 1982, ch. 5), for Rasch items and, with the same reading, for all
 * others.
 *
 * @param theta ability of each person in logits
 * @returns one entry per item; NaN where nobody answered
 */
export function meanSquareFit(
  { persons, items, starts, item, category, weights }: Responses,
  parameters: readonly ItemParameters[],
  theta: Float64Array,
): readonly MeanSquareFit[] {
  const moments = parameters.map(scoreMoments)
  const at = { mean: 0, variance: 0, fourth: 0 }
  const sums = Array.from({ length: items }, () => ({
    n: 0,
    z2: 0,
    residual2: 0,
    variance: 0,
    outer: 0,
    inner: 0,
  }))
  for (let n = 0; n < persons; n++) {
    const weight = weights?.[n] ?? 1
    for (let place = starts[n] ?? 0; place < (starts[n + 1] ?? 0); place++) {
      const i = item[place] ?? 0
      const sum = sums[i]
      moments[i]?.(theta[n] ?? 0, at)
      if (sum === undefined || !(at.variance > 0)) continue
      const residual = (category[place] ?? 0) - at.mean
      const variance = Math.max(LEAST_VARIANCE, at.variance)
      sum.n += weight
      sum.z2 += (weight * residual * residual) / variance
      sum.residual2 += weight * residual * residual
      sum.variance += weight * variance
      sum.outer += (weight * at.fourth) / (variance * variance)
      sum.inner += weight * (at.fourth - variance * variance)
    }
  }
  return sums.map(({ n, z2, residual2, variance, outer, inner }) => {
    const outfit = z2 / n
    const infit = residual2 / variance
    return {
      outfit,
      infit,
      outfitZ: standardised(outfit, outer / (n * n) - 1 / n),
      infitZ: standardised(infit, inner / (variance * variance)),
      persons: n,
    }
  })
}

function standardised(meanSquare: number, variance: number): number {
  const q = Math.sqrt(Math.max(0, variance))
  return (cubeRoot(meanSquare) - 1) * (3 / q) + q / 3
}
