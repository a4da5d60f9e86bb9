import { rankOfClass, type ComplexityClass } from '#adaptive'
import type { Space, StepCount } from '../program.ts'
import { fastestOf, fewestPoints, fitClass, type Fit, type Point } from './fit.ts'

/** Steps that one point may take; about a tenth of a second. */
export const stepBudget = 1_000_000

/** The same in Python, where a step takes several times as long. */
export const pythonStepBudget = 150_000

/** The smallest size of a sweep. */
const smallestSize = 8

/** Where that one is over its budget already. */
const smallerSizes = [4, 5, 6, 7] as const

/** With fewer sizes within the budget than this, those halfway between are measured too. */
const enoughPoints = 12

/**
 * What the run at one size came to: its steps, or why there are none. It failed when it ended with an error or used up
 * its fuel or memory; it was stopped when the watchdog or a crash ended it.
 */
export type Counting = MeasuredCount | 'failed' | 'stopped'

/** Steps, and where it is known what was held meanwhile. */
export interface MeasuredCount extends StepCount {
  readonly space?: Space
}

/** What ended a sweep: the largest size, the budget of steps, or what keeps the counts from saying all. */
export type SweepEnd = 'size' | 'budget' | 'failed' | 'stopped' | 'text'

/** A sweep over sizes with one arrangement of the input. */
export interface Curve {
  /** Name of the arrangement */
  readonly arrangement: string
  readonly points: readonly Point[]
  readonly end: SweepEnd
  /** Absent where nothing can be said */
  readonly fit?: Fit
  /** The count at the largest size, for its dearest sites */
  readonly last?: StepCount
}

/** What a program's steps grow like, over all arrangements. */
export interface Growth {
  /** The curve of the slowest class, and of these the one with the most steps */
  readonly worst: Curve
  /** The fit of that curve */
  readonly fit: Fit
  /** The class it is given: of two that are left open the faster */
  readonly class: ComplexityClass
}

/**
 * Measures one arrangement: sizes from 8 up by √2, until a point uses up its budget.
 *
 * @param arrangement its name
 * @param largestSize the last size at most
 * @param count runs the program at a size
 * @param isCoarse doubles the sizes instead, and measures none between them: enough to see that nothing is slower
 * @returns without a fit where the program was stopped, made code from text, or failed before there were enough points
 */
export async function sweep(
  arrangement: string,
  largestSize: number,
  count: (size: number) => Promise<Counting>,
  isCoarse = false,
): Promise<Curve> {
  const points: Point[] = []
  let last: StepCount | undefined
  let end: SweepEnd = 'size'
  for (const size of sizesUpTo(largestSize, isCoarse ? 1 : 2)) {
    const found = await count(size)
    const ended = endOf(found)
    if (ended !== undefined) end = ended
    if (ended !== undefined || typeof found === 'string') break
    points.push(pointOf(size, found))
    last = found
  }
  const isCut = end === 'budget'
  if (isCut && points.length === 0) {
    // What is over its budget at once either outgrows everything or never ends: still smaller sizes tell.
    for (const size of smallerSizes) {
      const found = await count(size)
      if (typeof found === 'string' || endOf(found) !== undefined) break
      points.push(pointOf(size, found))
    }
  }
  if (isCut && points.length < enoughPoints && !isCoarse) {
    for (const size of sizesBetween(points)) {
      const found = await count(size)
      if (typeof found !== 'string' && endOf(found) === undefined) points.push(pointOf(size, found))
    }
    points.sort((one, other) => one.size - other.size)
  }
  const isKnown =
    end === 'size' || (isCut && points.length > 0) || (end === 'failed' && points.length >= fewestPoints)
  return {
    arrangement,
    points,
    end,
    ...(isKnown ? { fit: fitClass(points, isCut) } : {}),
    ...(last === undefined ? {} : { last }),
  }
}

function pointOf(size: number, { total, space }: MeasuredCount): Point {
  return { size, steps: Math.max(1, total), ...(space && { space }) }
}

function endOf(found: Counting): Exclude<SweepEnd, 'size'> | undefined {
  if (typeof found === 'string') return found
  if (found.usesTextAsCode) return 'text'
  return found.isOver ? 'budget' : undefined
}

/** Of the curves of all arrangements the one that decides; undefined where one of them says nothing. */
export function worstOf(curves: readonly Curve[]): Growth | undefined {
  const known = curves.flatMap((worst) =>
    worst.fit === undefined ? [] : [{ worst, fit: worst.fit, class: fastestOf(worst.fit) }],
  )
  const [first, ...others] = known
  if (first === undefined || known.length < curves.length) return undefined
  return others.reduce((most, curve) => (isWorse(curve, most) ? curve : most), first)
}

function isWorse(one: Growth, other: Growth): boolean {
  const difference = rankOfClass(one.class) - rankOfClass(other.class)
  if (difference !== 0) return difference > 0
  return (one.worst.points.at(-1)?.steps ?? 0) > (other.worst.points.at(-1)?.steps ?? 0)
}

/** Sizes 8·2^(k/m), rounded, with m of them to a doubling. */
function sizesUpTo(largest: number, toDoubling: number): readonly number[] {
  const sizes: number[] = []
  for (let part = 0; ; part++) {
    const size = Math.round(smallestSize * 2 ** (part / toDoubling))
    if (size > largest) return sizes
    sizes.push(size)
  }
}

/** Sizes halfway, in ratio, between those that were measured. */
function sizesBetween(points: readonly Point[]): readonly number[] {
  const known = new Set(points.map(({ size }) => size))
  return points
    .map(({ size }) => Math.round(size * Math.sqrt(Math.SQRT2)))
    .filter((size) => !known.has(size) && size < (points.at(-1)?.size ?? 0) * 1.3)
}
