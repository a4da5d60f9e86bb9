import { exp } from '../numeric/exp.ts'
import { highestCategory } from '../irt/response-curve.ts'
import { log } from '../numeric/log.ts'
import { isExact } from '../parameters/marginal-curve.ts'
import type { KnownResponse } from './estimator.ts'
import { relativeCurve, termsOf } from './relative-curve.ts'

/** What some responses say at one ability. */
export interface LikelihoodTerms {
  /** ln of their probability */
  readonly logarithm: number
  /** its derivative, in 1/logits */
  readonly score: number
  /** minus its second derivative, in 1/logits² */
  readonly observed: number
  /** Fisher information of the items, Σ P'²/P, in 1/logits² */
  readonly expected: number
  /** J = Σ P'·P''/P over items and categories (Warm 1989), in 1/logits³ */
  readonly skew: number
  /** Σ P'³/P², in 1/logits³; the information's derivative is 2J less this */
  readonly cubic: number
}

/** The likelihood of some responses as a function of ability in logits. */
interface Likelihood {
  readonly at: (theta: number) => LikelihoodTerms
  /** ln of the responses' probability as ability goes to −∞ and to +∞; −Infinity where it vanishes */
  readonly limits: { readonly low: number; readonly high: number }
  /** Whether the logarithm of the likelihood is concave: not so with guessing, slipping or uncertain parameters. */
  readonly isConcave: boolean
  /** Abilities in logits, ascending, from where the items' curves begin to where they end, as fine as the curves are. */
  readonly mesh: Float64Array
}

/** How far from an item's thresholds its curve is still followed, in units of 1/a: e^−30 is 1e−13. */
const REACH = 30
/** Where an item's curve is looked at, in the same units: closely where it bends. */
const STEPS = [-REACH, -20, -12, -8, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 8, 12, 20, REACH]
/** Neighbours in the mesh are at least this far apart, in units of 1/a of the steepest item. */
const FINEST = 0.5
/** Smallest probability of a category that the sums over categories look at. */
const NEGLIGIBLE = -700

/** Why estimates off the grid cannot be given for some responses: told where two of them share a testlet that has an effect. */
export function sharedTestlet(responses: readonly KnownResponse[]): string | undefined {
  const seen = new Set<string>()
  for (const { parameters } of responses) {
    if (parameters.testlet === undefined || parameters.testlet.sd === 0) continue
    if (seen.has(parameters.testlet.id))
      return 'Answers to items that share a stem are estimated by EAP alone, which allows for what they share.'
    seen.add(parameters.testlet.id)
  }
  return undefined
}

export function likelihoodOf(responses: readonly KnownResponse[]): Likelihood {
  const items = responses.map(({ parameters, category }) => ({
    curve: relativeCurve(parameters),
    size: highestCategory(parameters) + 1,
    category,
  }))
  const terms = termsOf(items.reduce((most, { size }) => Math.max(most, size), 1))
  const { logarithm: logs, first, second } = terms
  const at = (theta: number): LikelihoodTerms => {
    let logarithm = 0
    let score = 0
    let observed = 0
    let expected = 0
    let skew = 0
    let cubic = 0
    for (const { curve, size, category } of items) {
      curve(theta, terms)
      const slope = first[category] ?? 0
      logarithm += logs[category] ?? 0
      score += slope
      observed += slope * slope - (second[category] ?? 0)
      for (let k = 0; k < size; k++) {
        const logP = logs[k] ?? 0
        if (logP < NEGLIGIBLE) continue
        const relative = first[k] ?? 0
        const part = exp(logP) * relative
        expected += part * relative
        skew += part * (second[k] ?? 0)
        cubic += part * relative * relative
      }
    }
    return { logarithm, score, observed, expected, skew, cubic }
  }
  return {
    at,
    limits: limitsOf(responses),
    isConcave: responses.every(isLogConcave),
    mesh: meshOf(responses),
  }
}

function limitsOf(responses: readonly KnownResponse[]): { readonly low: number; readonly high: number } {
  let low = 0
  let high = 0
  for (const { parameters, category } of responses) {
    switch (parameters.model) {
      case 'grm':
      case 'gpcm':
        if (category !== 0) low = -Infinity
        if (category !== parameters.b.length) high = -Infinity
        break
      default: {
        const c = parameters.model === '3pl' || parameters.model === '4pl' ? parameters.c : 0
        const d = parameters.model === '4pl' ? parameters.d : 1
        low += log(category === 1 ? c : 1 - c)
        high += log(category === 1 ? d : 1 - d)
      }
    }
  }
  return { low, high }
}

/** So are the graded and the partial credit model (Samejima 1969; Andersen 1970 for Rasch's family). */
function isLogConcave({ parameters }: KnownResponse): boolean {
  if (!isExact(parameters)) return false
  switch (parameters.model) {
    case '3pl':
      return parameters.c === 0
    case '4pl':
      return parameters.c === 0 && parameters.d === 1
    default:
      return true
  }
}

function meshOf(responses: readonly KnownResponse[]): Float64Array {
  const points: number[] = []
  let steepest = 0
  for (const { parameters } of responses) {
    const { a, b } = parameters
    const { lnA, b: own } = parameters.uncertainty ?? { lnA: 0, b: 0 }
    const shift = own + (parameters.testlet?.sd ?? 0)
    steepest = Math.max(steepest, a)
    for (const threshold of typeof b === 'number' ? [b] : b)
      // an uncertain item's curve is wider than its parameters say
      for (const step of STEPS)
        points.push(threshold + (step * exp(3 * lnA)) / a + (step / REACH) * 4 * shift)
  }
  const sorted = Float64Array.from(points).sort()
  let last = -Infinity
  return sorted.filter((point, j) => {
    if (j > 0 && j < sorted.length - 1 && point - last < FINEST / steepest) return false
    last = point
    return true
  })
}
