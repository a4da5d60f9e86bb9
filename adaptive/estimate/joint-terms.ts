import type { ItemParameters } from '#schemas/parameters'
import { highestCategory } from '../irt/response-curve.ts'
import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import type { KnownResponse } from './estimator.ts'
import { relativeCurve, termsOf } from './relative-curve.ts'

/** What the answers to the items of one testlet say together at one ability. */
export interface JointTerms {
  /** ln of their probability L */
  readonly logarithm: number
  /** L'/L, in 1/logits */
  readonly first: number
  /** L''/L, in 1/logits² */
  readonly second: number
}

/** What items say at one ability on average over their answers: sums over the categories of each, or a testlet's patterns. */
export interface ExpectedTerms {
  /** Fisher information, Σ P'²/P, in 1/logits² */
  readonly expected: number
  /** J = Σ P'·P''/P (Warm 1989), in 1/logits³ */
  readonly skew: number
  /** Σ P'³/P², in 1/logits³; the information's derivative is 2J less this */
  readonly cubic: number
}

/** The answers to the items of one testlet, as functions of ability in logits. */
export interface JointCurve {
  readonly at: (theta: number) => JointTerms
  readonly expectedAt: (theta: number) => ExpectedTerms
  /** in how many ways the items can be answered */
  readonly patterns: number
}

/** How far the shift is followed, in standard deviations. */
const REACH = 6
/** Nodes per standard deviation of the shift, as long as an item's curve bends no faster than a·sd = `PER_NODES`. */
const NODES = 4
const PER_NODES = 2

/**
 * Answers to items that share a shift γ ~ N(0, sd²), which is integrated out: L(θ) = ∫ Π_i P_i(x_i | θ − γ) φ(γ; 0, sd²) dγ
 * (Bradlow, Wainer and Wang 1999). To whatever is made of an item's curve the testlet is one item whose categories are all
 * patterns of answers, since given θ nothing else depends on it.
 *
 * The integral is the trapezoidal rule, whose error is about e^{−39} of what a likelihood of this many items can be: its
 * poles are π/(a·sd) from the real line.
 *
 * @param responses to items of one testlet whose SD is positive
 */
export function jointCurve(responses: readonly KnownResponse[], sd: number): JointCurve {
  const items = responses.map(({ parameters, category }) => ({
    curve: relativeCurve(withoutTestlet(parameters)),
    size: highestCategory(parameters) + 1,
    category,
  }))
  const patterns = items.reduce((product, { size }) => product * size, 1)
  const steepest = responses.reduce((most, { parameters }) => Math.max(most, parameters.a), 0)
  const perSd = NODES * Math.max(1, Math.floor((steepest * sd) / PER_NODES) + 1)
  const count = 2 * REACH * perSd + 1
  const shifts = Float64Array.from({ length: count }, (_, j) => (sd * (j - REACH * perSd)) / perSd)
  const logWeights = shifts.map((shift) => (-0.5 * shift * shift) / (sd * sd))
  const total = log(logWeights.reduce((sum, weight) => sum + exp(weight), 0))
  for (let j = 0; j < count; j++) logWeights[j] = (logWeights[j] ?? 0) - total
  const terms = termsOf(items.reduce((most, { size }) => Math.max(most, size), 1))
  const logs = new Float64Array(count)
  const scores = new Float64Array(count)
  const bends = new Float64Array(count)

  const at = (theta: number): JointTerms => {
    let largest = -Infinity
    for (let j = 0; j < count; j++) {
      let logarithm = logWeights[j] ?? 0
      let score = 0
      let bend = 0
      for (const { curve, category } of items) {
        curve(theta - (shifts[j] ?? 0), terms)
        const first = terms.first[category] ?? 0
        logarithm += terms.logarithm[category] ?? 0
        score += first
        bend += (terms.second[category] ?? 0) - first * first
      }
      logs[j] = logarithm
      scores[j] = score
      bends[j] = bend
      largest = Math.max(largest, logarithm)
    }
    let sum = 0
    let first = 0
    let second = 0
    for (let j = 0; j < count; j++) {
      const weight = exp((logs[j] ?? 0) - largest)
      const score = scores[j] ?? 0
      sum += weight
      first += weight * score
      second += weight * (score * score + (bends[j] ?? 0))
    }
    return { logarithm: largest + log(sum), first: first / sum, second: second / sum }
  }

  const expectedAt = (theta: number): ExpectedTerms => {
    const sums = { expected: 0, skew: 0, cubic: 0 }
    const tables = items.map(({ curve, size }) => {
      const table = termsOf(size * count)
      for (let j = 0; j < count; j++) {
        curve(theta - (shifts[j] ?? 0), terms)
        for (let k = 0; k < size; k++) {
          const first = terms.first[k] ?? 0
          table.logarithm[k * count + j] = exp(terms.logarithm[k] ?? 0)
          table.first[k * count + j] = first
          table.second[k * count + j] = (terms.second[k] ?? 0) - first * first
        }
      }
      return { size, table }
    })
    // what the answers up to an item come to at each node
    const paths = [...items, undefined].map(() => termsOf(count))
    paths[0]?.logarithm.set(logWeights.map(exp))
    const walk = (depth: number): void => {
      const path = paths[depth]
      const item = tables[depth]
      const next = paths[depth + 1]
      if (path === undefined) return
      if (item === undefined || next === undefined) {
        add(path)
        return
      }
      for (let k = 0; k < item.size; k++) {
        // a hot loop
        for (let j = 0, at = k * count; j < count; j++, at++) {
          next.logarithm[j] = (path.logarithm[j] ?? 0) * (item.table.logarithm[at] ?? 0)
          next.first[j] = (path.first[j] ?? 0) + (item.table.first[at] ?? 0)
          next.second[j] = (path.second[j] ?? 0) + (item.table.second[at] ?? 0)
        }
        walk(depth + 1)
      }
    }
    const add = ({ logarithm: weights, first: scores, second: bends }: typeof terms): void => {
      let sum = 0
      let first = 0
      let second = 0
      for (let j = 0; j < count; j++) {
        const weight = weights[j] ?? 0
        const score = scores[j] ?? 0
        sum += weight
        first += weight * score
        second += weight * (score * score + (bends[j] ?? 0))
      }
      if (!(sum > 0)) return
      const relative = first / sum
      sums.expected += first * relative
      sums.skew += relative * second
      sums.cubic += first * relative * relative
    }
    walk(0)
    return sums
  }
  return { at, expectedAt, patterns }
}

function withoutTestlet({ testlet: _testlet, ...own }: ItemParameters): ItemParameters {
  return own
}
