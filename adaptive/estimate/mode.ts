import { log } from '../numeric/log.ts'

/**
 * Maximum a posteriori ability: the grid's highest point, moved to the top of the parabola through the logarithms of
 * it and its two neighbours. Exact for a normal posterior; in general its error falls with the cube of the grid's step.
 *
 * @param weights posterior over the grid, sum 1, ends with half weight (see normalPrior)
 * @param abilities the grid's points in logits
 * @returns ability in logits; a mode at an end of the grid is that end
 */
export function mode(weights: Float64Array, abilities: Float64Array): number {
  const last = weights.length - 1
  const density = (q: number): number => (weights[q] ?? 0) * (q === 0 || q === last ? 2 : 1)
  let top = 0
  for (let q = 1; q <= last; q++) if (density(q) > density(top)) top = q
  const at = abilities[top] ?? 0
  if (top === 0 || top === last) return at
  const before = density(top - 1)
  const after = density(top + 1)
  if (!(before > 0 && after > 0)) return at
  const left = log(density(top) / before)
  const right = log(density(top) / after)
  // a flat top has no parabola
  if (!(left + right > 0)) return at
  const step = (abilities[top + 1] ?? 0) - at
  return at + (step * (left - right)) / (2 * (left + right))
}
