import type { ItemParameters } from '#schemas/parameters'
import { highestCategory, responseCurve } from '../irt/response-curve.ts'
import type { Generator } from '../numeric/generator.ts'
import { normalQuantile } from '../numeric/gamma.ts'

/**
 * Answers of persons of normal ability, for the tests of what compares groups and calibrations.
 *
 * @returns one row per person, in it the score on each item
 */
export function simulated(
  items: readonly ItemParameters[],
  persons: number,
  draws: Generator,
  { mean, sd }: { readonly mean: number; readonly sd: number } = { mean: 0, sd: 1 },
): number[][] {
  const curves = items.map((item) => ({ curve: responseCurve(item), highest: highestCategory(item) }))
  const p = new Float64Array(128)
  const slope = new Float64Array(128)
  return Array.from({ length: persons }, () => {
    const theta = mean + sd * normalQuantile((1 + draws.below(1_000_000)) / 1_000_002)
    return curves.map(({ curve, highest }) => {
      curve(theta, p, slope)
      let left = draws.unit()
      let category = 0
      while (category < highest && left >= (p[category] ?? 0)) left -= p[category++] ?? 0
      return category
    })
  })
}
