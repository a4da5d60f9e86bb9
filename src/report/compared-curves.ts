import type { ComplexityClass } from '#adaptive'
import { curveOf, growthOf } from '#runner'

/** A line beside the measured points. */
export interface ComparedCurve {
  readonly class: ComplexityClass
  /** Whether it shows what was wanted, and not what was found */
  readonly isWanted: boolean
  readonly stepsAt: (size: number) => number
}

interface Point {
  readonly size: number
  readonly steps: number
}

/**
 * The lines that measured steps are compared with: the class that was found, as it fits them; and the wanted class, where
 * it is another one, as steps would go on from the first point if they grew like it.
 *
 * @param points at least one
 * @param found absent where nothing could be said
 */
export function comparedCurves(
  points: readonly Point[],
  found: ComplexityClass | undefined,
  wanted: ComplexityClass,
): readonly ComparedCurve[] {
  const fit = found && curveOf(found, points)
  const grows = growthOf(wanted)
  const [first] = points
  return [
    ...(found && fit ? [{ class: found, isWanted: false, stepsAt: fit }] : []),
    ...(found !== wanted && grows && first
      ? [
          {
            class: wanted,
            isWanted: true,
            stepsAt: (size: number) => (first.steps * grows(size)) / grows(first.size),
          },
        ]
      : []),
  ]
}
