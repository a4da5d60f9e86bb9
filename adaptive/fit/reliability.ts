import type { ItemParameters } from '#schemas/parameters'
import { latentWeights } from '../calibrate/latent.ts'
import type { Normal } from '../calibrate/prior.ts'
import { information } from '../irt/information.ts'
import { abilitiesOf, type Grid } from '../posterior/grid.ts'
import type { PersonEstimates } from './person-estimates.ts'

/**
 * Empirical reliability of estimates: the share of their variance that is not error, s²(θ̂)/(s²(θ̂) + mean SE²), as for EAP
 * (du Toit 2003).
 *
 * @returns in [0, 1]; NaN for fewer than two persons
 */
export function empiricalReliability({ theta, se }: PersonEstimates): number {
  const count = theta.length
  let mean = 0
  let error = 0
  for (let n = 0; n < count; n++) {
    mean += (theta[n] ?? 0) / count
    error += ((se[n] ?? 0) * (se[n] ?? 0)) / count
  }
  let variance = 0
  for (let n = 0; n < count; n++)
    variance += (((theta[n] ?? 0) - mean) * ((theta[n] ?? 0) - mean)) / (count - 1)
  return variance / (variance + error)
}

/**
 * Marginal reliability of a test that gives all of some items: the average over the distribution of ability of
 * I/(I + 1/σ²), the share of variance that a posterior with information I explains (Green et al. 1984, for σ = 1
 * as in mirt).
 *
 * @param latent distribution of ability
 */
export function marginalReliability(
  parameters: readonly ItemParameters[],
  grid: Grid,
  latent: Normal,
): number {
  const abilities = abilitiesOf(grid)
  const weights = latentWeights(abilities, latent)
  let reliability = 0
  abilities.forEach((theta, q) => {
    const told = parameters.reduce((sum, item) => sum + information(item, theta), 0)
    reliability += (weights[q] ?? 0) * (told / (told + 1 / (latent.sd * latent.sd)))
  })
  return reliability
}
