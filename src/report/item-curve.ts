import { highestCategory, information, responseCurve } from '#adaptive'
import type { ItemParameters } from '#schemas/parameters'
import type { ReportedItem } from './calibration-report.ts'
import { Z95 } from './number-words.ts'

/** What the model says of an item at one ability. */
export interface CurvePoint {
  readonly theta: number
  /** probability of each score */
  readonly shares: readonly number[]
  /** expected score, and its 95 % interval where the errors of the parameters are known */
  readonly score: number
  readonly low: number | undefined
  readonly high: number | undefined
  /** in 1/logits² */
  readonly information: number
}

/** Largest share of a parameter by which derivatives look to either side. */
const STEP = 1e-5

/**
 * Curves of an item.
 *
 * The interval is the delta method's: with g the derivatives of the logit of the expected share of points by (a, b…, c) and Σ
 * their covariance, the logit ± 1.96·√(gᵀΣg), taken back to scores, so that it stays between the lowest and the highest.
 *
 * @param item its scores are those of its categories; 0 to m where they are not as many
 * @param abilities in logits
 */
export function itemCurve(
  { parameters, scores: given, covariance }: Pick<ReportedItem, 'parameters' | 'scores' | 'covariance'>,
  abilities: readonly number[],
): readonly CurvePoint[] {
  const size = highestCategory(parameters) + 1
  const scores = scoresOf(parameters, given)
  const lowest = scores[0] ?? 0
  const span = (scores.at(-1) ?? 0) - lowest
  const probability = new Float64Array(size)
  const slope = new Float64Array(size)
  const expectedBy = (of: ItemParameters): ((theta: number) => number) => {
    const curve = responseCurve(of)
    return (theta) => {
      curve(theta, probability, slope)
      let sum = 0
      for (let k = 0; k < size; k++) sum += (scores[k] ?? 0) * (probability[k] ?? 0)
      return sum
    }
  }
  const expected = expectedBy(parameters)
  const sides = sidesOf(parameters, covariance).map(({ low, high, width }) => ({
    low: expectedBy(low),
    high: expectedBy(high),
    width,
  }))
  return abilities.map((theta) => {
    const score = expected(theta)
    const shares = Array.from(probability)
    const told = { theta, shares, score, information: information(parameters, theta) }
    const share = (score - lowest) / span
    if (covariance === undefined || sides.length === 0 || !(share > 0 && share < 1))
      return { ...told, low: undefined, high: undefined }
    const gradient = sides.map(({ low, high, width }) => (high(theta) - low(theta)) / width)
    let variance = 0
    gradient.forEach((one, j) => {
      gradient.forEach((other, k) => {
        variance += one * other * (covariance[j * gradient.length + k] ?? 0)
      })
    })
    const half = (Z95 * Math.sqrt(Math.max(0, variance))) / (span * share * (1 - share))
    const logit = Math.log(share / (1 - share))
    const back = (value: number): number => lowest + span / (1 + Math.exp(-value))
    return { ...told, low: back(logit - half), high: back(logit + half) }
  })
}

/** Scores of an item's categories; 0 to m where the item does not say all of them. */
export function scoresOf(parameters: ItemParameters, given: readonly number[]): readonly number[] {
  const size = highestCategory(parameters) + 1
  return given.length === size ? given : Array.from({ length: size }, (_, k) => k)
}

interface Side {
  readonly low: ItemParameters
  readonly high: ItemParameters
  readonly width: number
}

/** The item with each of (a, b…, c) a little lower and a little higher, as many as its covariance is about. */
function sidesOf(parameters: ItemParameters, covariance: ArrayLike<number> | undefined): readonly Side[] {
  if (covariance === undefined) return []
  const size = Math.round(Math.sqrt(covariance.length))
  const isGraded = parameters.model === 'grm' || parameters.model === 'gpcm'
  const values = isGraded
    ? [parameters.a, ...parameters.b]
    : [parameters.a, parameters.b, parameters.c].slice(0, size)
  if (values.length !== size || values.some((value) => !Number.isFinite(value))) return []
  const made = (changed: readonly number[]): ItemParameters => {
    const [a = 0, b = 0, c = 0] = changed
    return isGraded
      ? { ...parameters, a, b: changed.slice(1) }
      : { ...parameters, a, b, c: size > 2 ? c : parameters.c }
  }
  return values.map((value, j) => {
    const step = STEP * Math.max(1, Math.abs(value))
    return {
      low: made(values.with(j, value - step)),
      high: made(values.with(j, value + step)),
      width: 2 * step,
    }
  })
}

/** Standard errors of (a, b…, c); undefined without a covariance. */
export function errorsOf(covariance: ArrayLike<number> | undefined): readonly number[] | undefined {
  if (covariance === undefined) return undefined
  const size = Math.round(Math.sqrt(covariance.length))
  return Array.from({ length: size }, (_, j) => Math.sqrt(Math.max(0, covariance[j * size + j] ?? 0)))
}
