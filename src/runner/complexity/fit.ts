import { complexityClasses, rankOfClass, type ComplexityClass, log } from '#adaptive'
import { fitLine } from './fit-line.ts'

/** Steps at one size. */
export interface Point {
  /** At least 1 */
  readonly size: number
  /** At least 1 */
  readonly steps: number
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

/** A leading term must make up this share of the steps at the largest size: a smaller one is noise. */
const leadingShare = 0.12

/** Lower terms may take back this share of the leading one at the smallest size: n(n − 1)(n − 2)/6 takes 3/8 at 8. */
const largestReturn = 0.5

/** Residuals below this, relative, are the rounding of sizes and of halves, not evidence. */
const smallestResidual = 0.001

/**
 * Fits `steps = a + b·lower(n) + c·class(n)` for each class and each lower term, or none, with weights 1/steps², and
 * takes the class with the smallest relative residual per degree of freedom.
 *
 * @param points of growing size, all within the budget of steps
 * @param isCut whether the next size would have gone over the budget
 */
export function fitClass(points: readonly Point[], isCut: boolean): Fit {
  const beyond: Fit = { class: '2^n', ratio: Infinity, isOpen: false }
  if (isCut && points.length < 3) return beyond
  if (isCut && (powerAtEnd(points) > steepestPower || points.length < fewestPoints)) return beyond
  const residuals = fitted
    .map((name) => ({ name, residual: Math.max(smallestResidual, residualOf(name, points)) }))
    .toSorted((one, other) => one.residual - other.residual)
  const [best, next] = residuals
  if (best === undefined || best.residual === Infinity) return beyond
  const isKnown = next !== undefined && next.residual < Infinity
  const ratio = isKnown ? next.residual / best.residual : Infinity
  return {
    class: best.name,
    ...(isKnown ? { runnerUp: next.name } : {}),
    ratio,
    isOpen: ratio < openRatio,
  }
}

/** The faster of the classes that a fit leaves open: what is not known is decided for the candidate. */
export function fastestOf({ class: name, runnerUp, isOpen }: Fit): ComplexityClass {
  if (!isOpen || runnerUp === undefined) return name
  return rankOfClass(runnerUp) < rankOfClass(name) ? runnerUp : name
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
 * The curve of a class through measured points.
 *
 * @returns steps by size; undefined for 2^n, which no curve is fitted for, and where the class fits no points
 */
export function curveOf(
  name: ComplexityClass,
  points: readonly Point[],
): ((size: number) => number) | undefined {
  if (name === '2^n') return undefined
  if (name === '1') {
    const mean = points.reduce((sum, { steps }) => sum + steps, 0) / points.length
    return points.length === 0 ? undefined : () => mean
  }
  return bestWith(name, points)?.valueAt
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
  const isLeading = lead(last.size) >= leadingShare * last.steps
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
