import { complexityClasses, rankOfClass, type ComplexityClass, log } from '#adaptive'
import type { Space } from '../program.ts'
import { fitLine } from './fit-line.ts'

/** Steps at one size. */
export interface Point {
  /** At least 1 */
  readonly size: number
  /** At least 1 */
  readonly steps: number
  /** Where what was held is known too */
  readonly space?: Space
}

/** What a curve of steps grows like. */
export interface Fit {
  readonly class: ComplexityClass
  /** The class that fits next best, where there is one */
  readonly runnerUp?: ComplexityClass
  /** How much worse the runner-up fits, as a ratio of relative residuals, at least 1 */
  readonly ratio: number
  /** Whether the runner-up fits so nearly as well that the class is only known to be one of the two */
  readonly isOpen: boolean
}

/** A runner-up whose residual is within this factor of the best leaves the question open. */
const openRatio = 1.35

/** Fewer points than this within the budget of steps: nothing up to n³ is so dear. */
export const fewestPoints = 7

/** Steps that grow by this power from one size to the next outgrow n³, whatever the lower terms. */
const steepestPower = 4.2

/** A leading term must make up this share of the steps at the largest size: a smaller one may be noise … */
const leadingShare = 0.12

/** … unless it is so many times what the fit leaves unexplained: then a large constant covers it, and no more. */
const certainLead = 30

/** Lower terms may take back this share of the leading one at the smallest size: n(n − 1)(n − 2)/6 takes 3/8 at 8. */
const largestReturn = 0.5

/** The larger sizes may decide alone where there are as many of them as this, … */
const fewestSteady = 8

/** … they leave out as many, … */
const fewestLeftOut = 3

/** … and another class fits them so many times better than the next, or they are fitted so many times better at all. */
const steadyRatio = 2

/** Residuals below this, relative, are the rounding of sizes and of halves, not evidence. */
const smallestResidual = 0.001

/**
 * Fits `steps = a + b·lower(n) + c·class(n)` for each class and each lower term, or none, with weights 1/steps², and
 * takes the class with the smallest relative residual per degree of freedom, for the points that decide.
 *
 * @param points of growing size, all within the budget of steps
 * @param isCut whether the next size would have gone over the budget
 */
export function fitClass(points: readonly Point[], isCut: boolean): Fit {
  const beyond: Fit = { class: '2^n', ratio: Infinity, isOpen: false }
  if (isCut && points.length < 3) return beyond
  if (isCut && (powerAtEnd(points) > steepestPower || points.length < fewestPoints)) return beyond
  return bestFit(steadyPoints(points)) ?? beyond
}

/** The faster of the classes that a fit leaves open: what is not known is decided for the candidate. */
export function fastestOf({ class: name, runnerUp, isOpen }: Fit): ComplexityClass {
  if (!isOpen || runnerUp === undefined) return name
  return rankOfClass(runnerUp) < rankOfClass(name) ? runnerUp : name
}

/**
 * The points that decide. What is bounded, like an alphabet, a window or a page, rules the small sizes until its bound
 * is reached, and no one curve fits before and after it. So the smaller half of the sizes is left out where the larger
 * one is clearly of another class, or may be of a faster one and is fitted much better than the whole.
 */
function steadyPoints(points: readonly Point[]): readonly Point[] {
  const leftOut = Math.min(points.length >> 1, points.length - fewestSteady)
  if (leftOut < fewestLeftOut) return points
  const larger = points.slice(leftOut)
  const [whole, steady] = [bestFit(points), bestFit(larger)]
  if (whole === undefined || steady === undefined) return points
  const isClear = steady.class !== whole.class && steady.ratio >= steadyRatio
  const isFaster = rankOfClass(fastestOf(steady)) < rankOfClass(fastestOf(whole))
  const isMuchBetter = whole.residual >= steadyRatio * steady.residual
  return isClear || (isFaster && isMuchBetter) ? larger : points
}

interface BestFit extends Fit {
  /** Of the class, relative, per degree of freedom */
  readonly residual: number
}

/** The class with the smallest residual, where any fits. */
function bestFit(points: readonly Point[]): BestFit | undefined {
  const [best, next] = fitted
    .map((name) => ({ name, residual: Math.max(smallestResidual, residualOf(name, points)) }))
    .toSorted((one, other) => one.residual - other.residual)
  if (best === undefined || best.residual === Infinity) return undefined
  const isKnown = next !== undefined && next.residual < Infinity
  const ratio = isKnown ? next.residual / best.residual : Infinity
  return {
    class: best.name,
    ...(isKnown ? { runnerUp: next.name } : {}),
    ratio,
    isOpen: ratio < openRatio,
    residual: best.residual,
  }
}

const fitted = complexityClasses.filter((name) => name !== '2^n')

const growth: Readonly<Record<Exclude<ComplexityClass, '2^n'>, (n: number) => number>> = {
  '1': () => 1,
  'log n': (n) => log2(n),
  'sqrt n': (n) => Math.sqrt(n),
  n: (n) => n,
  'n log n': (n) => n * log2(n),
  'n^2': (n) => n * n,
  'n^2 log n': (n) => n * n * log2(n),
  'n^3': (n) => n * n * n,
}

function log2(n: number): number {
  return log(n) / log(2)
}

/** Power by which the steps grew over the last doubling of the size. */
function powerAtEnd(points: readonly Point[]): number {
  const last = points.at(-1)
  if (last === undefined) return 0
  const earlier = points.findLast(({ size }) => size * 2 <= last.size) ?? points[0] ?? last
  return log(last.steps / earlier.steps) / log(last.size / earlier.size)
}

/**
 * The curve of a class through the measured points that decide.
 *
 * @returns steps by size; undefined for 2^n, which no curve is fitted for, and where the class fits no points
 */
export function curveOf(
  name: ComplexityClass,
  points: readonly Point[],
): ((size: number) => number) | undefined {
  if (name === '2^n') return undefined
  const steady = steadyPoints(points)
  if (name === '1') {
    const mean = steady.reduce((sum, { steps }) => sum + steps, 0) / steady.length
    return steady.length === 0 ? undefined : () => mean
  }
  return bestWith(name, steady)?.valueAt
}

/** How fast a class grows, in units of its own; undefined for 2^n. */
export function growthOf(name: ComplexityClass): ((size: number) => number) | undefined {
  return name === '2^n' ? undefined : growth[name]
}

interface TermFit {
  readonly residual: number
  readonly valueAt: (size: number) => number
}

/** The smallest residual of a class over its lower terms; infinite where no fit makes the class's own term lead. */
function residualOf(name: keyof typeof growth, points: readonly Point[]): number {
  return name === '1' ? spread(points) : (bestWith(name, points)?.residual ?? Infinity)
}

function bestWith(name: keyof typeof growth, points: readonly Point[]): TermFit | undefined {
  const lowers = fitted.slice(1, rankOfClass(name))
  return [undefined, ...lowers]
    .flatMap((lower) => fitWith(name, lower, points) ?? [])
    .reduce<TermFit | undefined>(
      (best, fit) => (best === undefined || fit.residual < best.residual ? fit : best),
      undefined,
    )
}

function fitWith(
  name: keyof typeof growth,
  lower: keyof typeof growth | undefined,
  points: readonly Point[],
): TermFit | undefined {
  const terms = [growth['1'], ...(lower === undefined ? [] : [growth[lower]]), growth[name]]
  const fit = fitLine(
    points.map(({ size, steps }) => terms.map((term) => term(size) / steps)),
    points.map(() => 1),
  )
  const [first, last] = [points[0], points.at(-1)]
  if (fit === undefined || first === undefined || last === undefined) return undefined
  const { coefficients, residual } = fit
  const parts = (size: number) => terms.map((term, index) => term(size) * (coefficients[index] ?? 0))
  const lead = (size: number) => parts(size).at(-1) ?? 0
  const taken = parts(first.size)
    .slice(0, -1)
    .reduce((sum, part) => sum + Math.min(0, part), 0)
  const smallestShare = Math.min(leadingShare, certainLead * Math.max(smallestResidual, residual))
  const isLeading = lead(last.size) >= smallestShare * last.steps
  return isLeading && -taken <= largestReturn * lead(first.size)
    ? { residual, valueAt: (size) => parts(size).reduce((sum, part) => sum + part, 0) }
    : undefined
}

/** Relative deviation from the mean, per degree of freedom. */
function spread(points: readonly Point[]): number {
  const fit = fitLine(
    points.map(({ steps }) => [1 / steps]),
    points.map(() => 1),
  )
  return fit?.residual ?? Infinity
}
