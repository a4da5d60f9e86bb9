import { exp } from '../numeric/exp.ts'
import { normalQuantile } from '../numeric/gamma.ts'
import { PACE_SD } from '../simulate/draws.ts'
import { advance } from './advance.ts'
import { createPath, type Path } from './path.ts'
import type { Setting } from './setting.ts'

/** A normal distribution of abilities, in logits. */
export interface Population {
  readonly mean: number
  /** standard deviation > 0 */
  readonly sd: number
}

/** Paths of each ability: a prime, so that every step deals the same lots out in another order. */
const LOTS = 3

/**
 * Follows the paths of all abilities to their end, all of them a step at a time, so that what exposure control allows is
 * filled by all abilities alike.
 *
 * @param abilities ascending, in logits
 * @returns the paths, those of each ability one after the other
 */
export function followPaths(
  setting: Setting,
  abilities: readonly number[],
  weights: Float64Array,
): readonly Path[] {
  const lots = lotsOf(LOTS)
  const paths = abilities.flatMap((theta, a) =>
    Array.from({ length: LOTS }, (_, k) =>
      createPath(setting, {
        number: a * LOTS + k,
        theta,
        weight: (weights[a] ?? 0) / LOTS,
        pace: paceOf(lots, (2 * k + a) % LOTS),
        luck: (step) => lots[(k * (1 + ((step + a) % (LOTS - 1))) + step + a) % LOTS] ?? 0,
      }),
    ),
  )
  const budget = new Float64Array(setting.exposure?.units ?? 0).fill(setting.exposure?.maxRate ?? 1)
  const order = interleaved(paths.length)
  for (let under = paths.length; under > 0;) {
    under = 0
    for (const number of order) {
      const path = paths[number]
      if (path?.block === undefined) continue
      advance(setting, path, budget)
      under++
    }
  }
  return paths
}

/** Share of a population at each ability: its density there, normalised to sum 1. */
export function weightsOf(abilities: readonly number[], { mean, sd }: Population): Float64Array {
  const depths = Float64Array.from(abilities, (theta) => {
    const z = (theta - mean) / sd
    return 0.5 * z * z
  })
  const nearest = depths.reduce((least, depth) => Math.min(least, depth), Infinity)
  const weights = depths.map((depth) => exp(nearest - depth))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

/** The middles of `count` equal parts of a standard normal distribution, stretched to variance 1. */
function lotsOf(count: number): readonly number[] {
  const middles = Array.from({ length: count }, (_, k) => normalQuantile((k + 0.5) / count))
  const variance = middles.reduce((sum, z) => sum + z * z, 0) / count
  return middles.map((z) => z / Math.sqrt(variance))
}

/** Paces are lognormal; those of the lots have its mean. */
function paceOf(lots: readonly number[], lot: number): number {
  const paces = lots.map((z) => exp(PACE_SD * z))
  const mean = paces.reduce((sum, pace) => sum + pace, 0) / lots.length
  return ((paces[lot] ?? 1) / mean) * exp((PACE_SD * PACE_SD) / 2)
}

/** Every number below `count` once, neighbours far apart. */
function interleaved(count: number): readonly number[] {
  let stride = Math.max(1, Math.floor(count * 0.6180339887498949))
  while (divisorOf(count, stride) > 1) stride++
  return Array.from({ length: count }, (_, place) => (place * stride) % count)
}

function divisorOf(left: number, right: number): number {
  return right === 0 ? left : divisorOf(right, left % right)
}
