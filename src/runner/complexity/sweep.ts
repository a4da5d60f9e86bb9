import { rankOfClass, type ComplexityClass } from '#adaptive'
import type { StepCount } from '../program.ts'
import { fastestOf, fitClass, type Fit, type Point } from './fit.ts'

/** Steps that one point may take; about a tenth of a second. */
export const stepBudget = 1_000_000

/** The smallest size of a sweep. */
const smallestSize = 8

/** With fewer sizes within the budget than this, those halfway between are measured too. */
const enoughPoints = 12

/** A sweep over sizes with one kind of input. */
export interface Curve {
  /** Name of the generator */
  readonly generator: string
  readonly points: readonly Point[]
  readonly fit: Fit
  /** The count at the largest size, for its dearest sites */
  readonly last?: StepCount
}

/** What a program's steps grow like, over all kinds of input. */
export interface Growth {
  /** The curve of the slowest class, and of these the one with the most steps */
  readonly worst: Curve
  /** The class it is given: of two that are left open the faster */
  readonly class: ComplexityClass
}

/**
 * Measures one kind of input: sizes from 8 up by √2, until a point uses up its budget.
 *
 * @param generator its name
 * @param largestSize the last size at most
 * @param count runs the program at a size; undefined where it did not come to an end within its limits
 * @returns undefined where nothing can be said: no point came to its end at the smallest size but for another reason
 *   than the budget, or code was made from text
 */
export async function sweep(
  generator: string,
  largestSize: number,
  count: (size: number) => Promise<StepCount | undefined>,
): Promise<Curve | undefined> {
  const points: Point[] = []
  let last: StepCount | undefined
  let isCut = false
  for (const size of sizesUpTo(largestSize)) {
    const found = await count(size)
    if (found?.usesTextAsCode === true) return undefined
    if (found === undefined || found.isOver) {
      isCut = true
      break
    }
    points.push({ size, steps: Math.max(1, found.total) })
    last = found
  }
  if (isCut && points.length < enoughPoints) {
    for (const size of sizesBetween(points)) {
      const found = await count(size)
      if (found !== undefined && !found.isOver) points.push({ size, steps: Math.max(1, found.total) })
    }
    points.sort((one, other) => one.size - other.size)
  }
  return { generator, points, fit: fitClass(points, isCut), ...(last === undefined ? {} : { last }) }
}

/** Of the curves of all generators the one that decides. */
export function worstOf(curves: readonly Curve[]): Growth | undefined {
  const [first, ...others] = curves
  if (first === undefined) return undefined
  const worst = others.reduce((most, curve) => (isWorse(curve, most) ? curve : most), first)
  return { worst, class: fastestOf(worst.fit) }
}

function isWorse(one: Curve, other: Curve): boolean {
  const difference = rankOfClass(fastestOf(one.fit)) - rankOfClass(fastestOf(other.fit))
  if (difference !== 0) return difference > 0
  return (one.points.at(-1)?.steps ?? 0) > (other.points.at(-1)?.steps ?? 0)
}

/** Sizes 8·2^(k/2), rounded. */
function sizesUpTo(largest: number): readonly number[] {
  const sizes: number[] = []
  for (let size = smallestSize; size <= largest; size *= Math.SQRT2) sizes.push(Math.round(size))
  return sizes
}

/** Sizes halfway, in ratio, between those that were measured. */
function sizesBetween(points: readonly Point[]): readonly number[] {
  const known = new Set(points.map(({ size }) => size))
  return points
    .map(({ size }) => Math.round(size * Math.sqrt(Math.SQRT2)))
    .filter((size) => !known.has(size) && size < (points.at(-1)?.size ?? 0) * 1.3)
}
