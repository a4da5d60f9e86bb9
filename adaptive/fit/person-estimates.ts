import type { ItemParameters } from '#schemas/parameters'
import { latentWeights } from '../calibrate/latent.ts'
import type { Normal } from '../calibrate/prior.ts'
import { expected } from '../estimate/expected.ts'
import { categoryTables } from '../irt/sum-score-distribution.ts'
import { abilitiesOf, type Grid } from '../posterior/grid.ts'
import type { Responses } from '../responses/responses.ts'

/** Expected a posteriori abilities of many persons. */
export interface PersonEstimates {
  /** in logits */
  readonly theta: Float64Array
  /** posterior standard deviation in logits */
  readonly se: Float64Array
}

/**
 * EAP of every person on a grid (Bock and Mislevy 1982).
 *
 * @param latent distribution of ability in each group; N(0, 1) where absent
 */
export function estimatePersons(
  { persons, starts, item, category, groups }: Responses,
  parameters: readonly ItemParameters[],
  grid: Grid,
  latent: readonly Normal[] = [],
): PersonEstimates {
  const abilities = abilitiesOf(grid)
  const { points, rows, probability } = categoryTables(parameters, abilities)
  const priors = Array.from({ length: Math.max(1, latent.length) }, (_, g) =>
    latentWeights(abilities, latent[g] ?? { mean: 0, sd: 1 }),
  )
  const theta = new Float64Array(persons)
  const se = new Float64Array(persons)
  const weights = new Float64Array(points)
  for (let n = 0; n < persons; n++) {
    weights.set(priors[groups?.[n] ?? 0] ?? [])
    for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) {
      const row = (rows[item[at] ?? 0] ?? 0) + (category[at] ?? 0) * points
      let sum = 0
      for (let q = 0; q < points; q++) {
        const weight = (weights[q] ?? 0) * (probability[row + q] ?? 0)
        weights[q] = weight
        sum += weight
      }
      for (let q = 0; q < points; q++) weights[q] = (weights[q] ?? 0) / sum
    }
    const estimate = expected(weights, abilities)
    theta[n] = estimate.theta
    se[n] = estimate.se
  }
  return { theta, se }
}
