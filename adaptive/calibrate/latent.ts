import { exp } from '../numeric/exp.ts'
import type { Normal } from './prior.ts'

/** The distribution of ability in one group, and what of it the data decide. */
export interface LatentGroup extends Normal {
  readonly isMeanFree: boolean
  readonly isSdFree: boolean
}

/** Smallest standard deviation that a group is fitted with, in logits. */
const LEAST_SD = 0.05

/** Weights of a normal distribution on a grid, sum 1: [q]. All points weigh alike (as in mirt). */
export function latentWeights(abilities: Float64Array, { mean, sd }: Normal): Float64Array {
  const weights = new Float64Array(abilities.length)
  let sum = 0
  for (let q = 0; q < weights.length; q++) {
    const z = ((abilities[q] ?? 0) - mean) / sd
    const weight = exp(-0.5 * z * z)
    weights[q] = weight
    sum += weight
  }
  for (let q = 0; q < weights.length; q++) weights[q] = (weights[q] ?? 0) / sum
  return weights
}

/**
 * The maximisation step of a group's distribution: the moments of its persons' posteriors (as in mirt). That is the
 * maximum of the whole normal distribution; where the grid cuts its tails off, the objective may fall by some 1e-9 of itself.
 *
 * @param mass expected number of persons at each point
 */
export function fitLatent(group: LatentGroup, abilities: Float64Array, mass: Float64Array): LatentGroup {
  let total = 0
  let sum = 0
  for (let q = 0; q < mass.length; q++) {
    total += mass[q] ?? 0
    sum += (mass[q] ?? 0) * (abilities[q] ?? 0)
  }
  if (!(total > 0)) return group
  const mean = group.isMeanFree ? sum / total : group.mean
  if (!group.isSdFree) return { ...group, mean }
  let squares = 0
  for (let q = 0; q < mass.length; q++) {
    const distance = (abilities[q] ?? 0) - mean
    squares += (mass[q] ?? 0) * distance * distance
  }
  return { ...group, mean, sd: Math.max(LEAST_SD, Math.sqrt(squares / total)) }
}
