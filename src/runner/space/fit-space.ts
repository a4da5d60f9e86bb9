import { log, rankOfClass, type ComplexityClass } from '#adaptive'
import { growthOf } from '../complexity/fit.ts'
import { fitLine } from '../complexity/fit-line.ts'
import type { Space } from '../program.ts'

/** What was held at one size. */
export interface SpacePoint extends Space {
  /** At least 1 */
  readonly size: number
}

/** What memory grows like; both are given where it is one of the two, or between them. */
export interface SpaceFit {
  readonly class: ComplexityClass
  /** The slower one that is not ruled out */
  readonly upTo?: ComplexityClass
}

/** Bytes by which a heap that holds the same may differ from one size to the next: blocks are as long as they lie. */
const heapNoise = 48

/**
 * The same of a stack: in JavaScript less than two calls, which may go another way through the engine; in Python nothing,
 * where frames are counted.
 */
export const stackNoise = { javascript: 1024, python: 0 } as const

/** Share of all at the largest size up to which heap or stack is little beside the other. */
const littleShare = 0.2

/** Share by which memory that no longer grows may differ over the upper half of the sizes. */
const flatShare = 0.03

/** What it must grow by at one size to have grown there, in bytes. */
const smallestJump = 12

/** A sum that grows by this power from one size to the next outgrows n³. */
const steepestPower = 4.2

/** Fewest sizes that tell anything. */
const fewestPoints = 3

/** Residuals below this, relative, are the rounding of sizes and blocks. */
const smallestResidual = 0.001

/** What fits no better than this, relative, is of none of the classes. */
const largestResidual = 0.2

/** With less than this, relative, stairs alone may look like a slower class above the one without a lower term. */
const slightResidual = 0.05

/** A leading term must make up this share at the largest size. */
const leadingShare = 0.12

/** The same where a lower term comes with it, but for n log n: large values and rows can bend a line by a little. */
const leadingShareAbove = 0.4

/** What a lower term may take back of the leading one at the smallest size. */
const largestReturn = 0.5

/** How much better a fit must be that has a coefficient for each of some phases, a lower term, or fewer sizes. */
const worthOf = { phases: 2, lower: 2.5, larger: 3 } as const

/** Shares of the sizes, the smallest ones, that a fit may leave out, and fewest that it must keep. */
const shares = [0, 0.25, 0.5, 0.65] as const
const fewestLarger = 6

/** How many times better a growing class must fit than none. */
const worthOfGrowth = 2

/** Logarithm of the likelihood by which the best must lead the next. */
const clearLead = 2.2

/** Phases in which containers grow: none; by doubling, at sizes √2 apart or by fours at sizes 2 apart; by fours. */
const phaseCounts = [1, 2, 4] as const

const growing = ['log n', 'sqrt n', 'n', 'n log n', 'n^2', 'n^2 log n', 'n^3'] as const
type Growing = (typeof growing)[number]

/** The lower term that may come with a class: rows of a table, nodes of a tree. */
const lowerOf: Partial<Record<Growing, Growing>> = {
  'n log n': 'n',
  'n^2': 'n',
  'n^2 log n': 'n^2',
  'n^3': 'n^2',
}

/**
 * The class of what was held, `a + c·class(n)` with relative weights. Containers grow in steps, so that bytes lie on
 * stairs: where the sizes meet each step in one of a few phases, each phase has a coefficient of its own.
 *
 * @param points of growing size, a constant ratio apart
 * @param noise by which a stack that holds the same may differ, in bytes
 * @returns undefined where nothing can be said
 */
export function fitSpace(points: readonly SpacePoint[], noise: number): SpaceFit | undefined {
  if (points.length < fewestPoints) return undefined
  const bytes = heldBytes(points, noise)
  if (isFlat(bytes)) return { class: '1' }
  // What grew once may be a container of anything.
  if (isFlat(bytes.slice(0, -1)) || growsOnce(bytes)) return { class: '1', upTo: 'log n' }
  if (powerAtEnd(bytes) > steepestPower) return { class: '2^n' }
  const [best, next] = fitsOfLarger(bytes)
  if (best === undefined) return undefined
  const still = spreadOf(bytes) / best.residual
  if (still < worthOfGrowth) return still < 1.35 ? { class: '1' } : { class: '1', upTo: best.name }
  if (best.residual > largestResidual) return undefined
  const isFine = best.lower !== undefined && next !== undefined && next.residual < slightResidual
  const isClear = next === undefined || best.freedom * log(next.residual / best.residual) > clearLead
  if (isClear && !isFine) return { class: best.name }
  const [lower, upper] = [best, next].toSorted(
    (one, other) => rankOfClass(one.name) - rankOfClass(other.name),
  )
  return { class: (lower ?? best).name, upTo: (upper ?? next).name }
}

interface Held {
  readonly size: number
  readonly bytes: number
}

/**
 * Heap and stack together; of the two, one that stays the same but for noise, or is little at the largest size, is left
 * out. What a larger size does without, a smaller one does not need.
 */
function heldBytes(points: readonly SpacePoint[], noise: number): readonly Held[] {
  const last = points.at(-1) ?? { heap: 0, stack: 0 }
  const little = littleShare * (last.heap + last.stack)
  const heap = rangeOf(points.map((point) => point.heap)) > heapNoise && last.heap > little
  const stack = rangeOf(points.map((point) => point.stack)) > noise && last.stack > little
  const bytes = points.map((point) =>
    Math.max(1, (heap || !stack ? point.heap : 0) + (stack ? point.stack : 0)),
  )
  return points.map(({ size }, index) => ({ size, bytes: Math.min(...bytes.slice(index)) }))
}

function isFlat(points: readonly Held[]): boolean {
  if (rangeOf(points.map(({ bytes }) => bytes)) <= heapNoise) return true
  const upper = points.slice(middleOf(points)).map(({ bytes }) => bytes)
  return upper.length > fewestPoints && rangeOf(upper) <= Math.max(heapNoise, flatShare * Math.max(...upper))
}

/** Index of the first point of the upper half of the sizes, in ratio. */
function middleOf(points: readonly Held[]): number {
  const ends = (points[0]?.size ?? 1) * (points.at(-1)?.size ?? 1)
  return points.findIndex(({ size }) => size * size >= ends)
}

/** Whether it grew by more than noise but from one size to the next, over the upper half of the sizes. */
function growsOnce(points: readonly Held[]): boolean {
  const middle = middleOf(points)
  const jumps = points.filter(({ bytes }, index) => {
    const before = points[index - 1]?.bytes ?? bytes
    return index >= middle && bytes - before > Math.max(smallestJump, flatShare * before)
  })
  return points.length - middle > fewestPoints && jumps.length < 2
}

function rangeOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values)
}

function powerAtEnd(points: readonly Held[]): number {
  const last = points.at(-1)
  const earlier = last && (points.findLast(({ size }) => size * 2 <= last.size) ?? points[0])
  if (last === undefined || earlier === undefined) return 0
  return log(last.bytes / earlier.bytes) / log(last.size / earlier.size)
}

interface ClassFit {
  readonly name: Growing
  readonly residual: number
  /** Sizes less coefficients */
  readonly freedom: number
  /** The lower term that it has */
  readonly lower?: Growing
}

/** The fits to all sizes, or to the larger ones where those are much better: small ones can hide how it goes on. */
function fitsOfLarger(points: readonly Held[]): readonly ClassFit[] {
  const all = shares.flatMap((share) => {
    const larger = points.slice(Math.floor(points.length * share))
    const tells = larger.length >= fewestLarger && !isFlat(larger.slice(0, -1))
    return share === 0 || tells ? [fitsOf(larger)] : []
  })
  const residual = (fits: readonly ClassFit[]) => fits[0]?.residual ?? Infinity
  return all.reduce((best, fits) => (residual(fits) * worthOf.larger < residual(best) ? fits : best))
}

/** The fit of each class that has one, the best first. */
function fitsOf(points: readonly Held[]): readonly ClassFit[] {
  const simple = growing.flatMap((name) =>
    bestOf(
      phaseCounts.flatMap((phases) => fitWith(name, points, { phases }) ?? []),
      worthOf.phases,
    ),
  )
  const least = Math.min(...simple.map(({ residual }) => residual)) / worthOf.lower
  const lower = growing.flatMap((name) => {
    const fit = lowerOf[name] && fitWith(name, points, { phases: 1, lower: lowerOf[name] })
    return fit && fit.residual < least ? [fit] : []
  })
  const all = [...lower, ...simple.filter(({ name }) => !lower.some((fit) => fit.name === name))]
  return all.toSorted((one, other) => one.residual - other.residual)
}

/** The first, or a later one that is so much better. */
function bestOf(fits: readonly ClassFit[], worth: number): readonly ClassFit[] {
  const [first, ...others] = fits
  if (first === undefined) return []
  return [others.reduce((best, fit) => (fit.residual * worth < best.residual ? fit : best), first)]
}

function fitWith(
  name: Growing,
  points: readonly Held[],
  { phases, lower }: { readonly phases: number; readonly lower?: Growing },
): ClassFit | undefined {
  const grows = growthOf(name)
  const below = lower && growthOf(lower)
  const [first, last] = [points[0], points.at(-1)]
  if (grows === undefined || first === undefined || last === undefined) return undefined
  const freedom = points.length - 1 - phases - (below ? 1 : 0)
  if (freedom < 1 || (phases > 1 && points.length < 3 * phases)) return undefined
  const terms = (size: number, index: number) => [
    1,
    ...(below ? [below(size)] : []),
    ...Array.from({ length: phases }, (_, phase) => (index % phases === phase ? grows(size) : 0)),
  ]
  const rows = points.map(({ size, bytes }, index) => terms(size, index).map((term) => term / bytes))
  const fit = fitLine(
    rows,
    points.map(() => 1),
  )
  if (fit === undefined) return undefined
  const lowers = below ? 2 : 1
  const least = Math.min(...fit.coefficients.slice(lowers))
  const taken = terms(first.size, 0)
    .slice(0, lowers)
    .reduce((sum, term, index) => sum + Math.min(0, term * (fit.coefficients[index] ?? 0)), 0)
  const share = lower !== undefined && name !== 'n log n' ? leadingShareAbove : leadingShare
  const isLeading = least * grows(last.size) >= share * last.bytes
  return isLeading && -taken <= largestReturn * least * grows(first.size)
    ? { name, residual: Math.max(smallestResidual, fit.residual), freedom, ...(lower && { lower }) }
    : undefined
}

/** Relative deviation from one value for all sizes, per degree of freedom. */
function spreadOf(points: readonly Held[]): number {
  return (
    fitLine(
      points.map(({ bytes }) => [1 / bytes]),
      points.map(() => 1),
    )?.residual ?? Infinity
  )
}
