import { exp } from '../numeric/exp.ts'
import { highestCategory } from '../irt/response-curve.ts'
import { log } from '../numeric/log.ts'
import { isExact } from '../parameters/marginal-curve.ts'
import type { KnownResponse } from './estimator.ts'
import { jointCurve, type ExpectedTerms } from './joint-terms.ts'
import { relativeCurve, termsOf } from './relative-curve.ts'

/** What some responses say at one ability. */
interface ObservedTerms {
  /** ln of their probability */
  readonly logarithm: number
  /** its derivative, in 1/logits */
  readonly score: number
  /** minus its second derivative, in 1/logits² */
  readonly observed: number
}

/** The likelihood of some responses as a function of ability in logits; what items of a testlet share is integrated out. */
interface Likelihood {
  readonly at: (theta: number) => ObservedTerms
  readonly expectedAt: (theta: number) => ExpectedTerms
  /** why `expectedAt` would take too long, in words; absent where it does not */
  readonly unexpected?: string
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

/** Patterns of one testlet's answers that are summed over at most: twelve items of two categories. */
const MOST_PATTERNS = 4096

export function likelihoodOf(responses: readonly KnownResponse[]): Likelihood {
  const { alone, shared } = byTestlet(responses)
  const items = alone.map(({ parameters, category }) => ({
    curve: relativeCurve(parameters),
    size: highestCategory(parameters) + 1,
    category,
  }))
  const joint = shared.map((own) => jointCurve(own, sdOf(own)))
  const terms = termsOf(items.reduce((most, { size }) => Math.max(most, size), 1))
  const { logarithm: logs, first, second } = terms
  const at = (theta: number): ObservedTerms => {
    let logarithm = 0
    let score = 0
    let observed = 0
    for (const { curve, category } of items) {
      curve(theta, terms)
      const slope = first[category] ?? 0
      logarithm += logs[category] ?? 0
      score += slope
      observed += slope * slope - (second[category] ?? 0)
    }
    for (const one of joint) {
      const found = one.at(theta)
      logarithm += found.logarithm
      score += found.first
      observed += found.first * found.first - found.second
    }
    return { logarithm, score, observed }
  }
  const expectedAt = (theta: number): ExpectedTerms => {
    let expected = 0
    let skew = 0
    let cubic = 0
    for (const { curve, size } of items) {
      curve(theta, terms)
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
    for (const one of joint) {
      const found = one.expectedAt(theta)
      expected += found.expected
      skew += found.skew
      cubic += found.cubic
    }
    return { expected, skew, cubic }
  }
  const many = joint.reduce((most, { patterns }) => Math.max(most, patterns), 0)
  return {
    at,
    expectedAt,
    ...(many > MOST_PATTERNS && {
      unexpected: `The items of a testlet can be answered in ${many} ways, and at most ${MOST_PATTERNS} are summed over: EAP, and MAP and MLE with observed information, need no such sum.`,
    }),
    limits: limitsOf(responses),
    isConcave: responses.every(isLogConcave),
    mesh: meshOf(responses),
  }
}

/** Whether two items share a testlet that has an effect. */
export function hasSharedTestlet(responses: readonly KnownResponse[]): boolean {
  return byTestlet(responses).shared.length > 0
}

/** The responses to items on their own, or alone of their testlet; and those to two items or more of each testlet. */
function byTestlet(responses: readonly KnownResponse[]): {
  readonly alone: readonly KnownResponse[]
  readonly shared: readonly (readonly KnownResponse[])[]
} {
  const groups = new Map<string, KnownResponse[]>()
  const keyOf = ({ parameters: { testlet } }: KnownResponse): string | undefined =>
    testlet === undefined || testlet.sd === 0 ? undefined : testlet.id
  for (const response of responses) {
    const key = keyOf(response)
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), response])
  }
  return {
    alone: responses.filter((response) => (groups.get(keyOf(response) ?? '')?.length ?? 1) === 1),
    shared: [...groups.values()].filter(({ length }) => length > 1),
  }
}

/** @throws RangeError where items of one testlet state different SDs */
function sdOf(responses: readonly KnownResponse[]): number {
  const { id, sd } = responses[0]?.parameters.testlet ?? { id: '', sd: 0 }
  for (const { parameters } of responses)
    if (parameters.testlet?.sd !== sd)
      throw new RangeError(
        `testlet ${id}: its items must state one SD, received ${sd} and ${parameters.testlet?.sd ?? 0}`,
      )
  return sd
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
