import type { ItemParameters } from '#schemas/parameters'
import { highestCategory } from '../irt/response-curve.ts'
import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { averagingOf, isExact } from '../parameters/marginal-curve.ts'

/** What an item says of each category k at one ability; each array is at least m + 1 long. */
interface CurveTerms {
  /** ln P(X = k), finite even where P underflows */
  readonly logarithm: Float64Array
  /** P'_k/P_k = d ln P_k/dθ, in 1/logits */
  readonly first: Float64Array
  /** P''_k/P_k, in 1/logits² */
  readonly second: Float64Array
}

/** Fills in the terms of every category at one ability in logits. */
type RelativeCurve = (theta: number, into: CurveTerms) => void

/** Room for the terms of an item with `size` categories. */
export function termsOf(size: number): CurveTerms {
  return {
    logarithm: new Float64Array(size),
    first: new Float64Array(size),
    second: new Float64Array(size),
  }
}

/**
 * The response curve of an item by logarithms and relative derivatives, which estimates off the grid are made of: they
 * stay exact where the probabilities themselves underflow, so that no pattern of answers gives 0/0. Uncertain parameters
 * are integrated out as in `marginalCurve`.
 *
 * @param parameters a in 1/logits, b in logits, c and d probabilities
 */
export function relativeCurve(parameters: ItemParameters): RelativeCurve {
  return isExact(parameters) ? exactCurve(parameters) : averagedCurve(parameters)
}

function exactCurve(parameters: ItemParameters): RelativeCurve {
  switch (parameters.model) {
    case '1pl':
    case '2pl':
      return logisticCurve(parameters.a, parameters.b, 0, 1)
    case '3pl':
      return logisticCurve(parameters.a, parameters.b, parameters.c, 1)
    case '4pl':
      return logisticCurve(parameters.a, parameters.b, parameters.c, parameters.d)
    case 'grm':
      return gradedCurve(parameters.a, Float64Array.from(parameters.b))
    case 'gpcm':
      return partialCreditCurve(parameters.a, Float64Array.from(parameters.b))
  }
}

/** P' = a(d − c)RW and P'' = a²(d − c)RW(W − R), with R = logistic(a(θ − b)) and W = 1 − R. */
function logisticCurve(a: number, b: number, c: number, d: number): RelativeCurve {
  const bottom = log(1 - c)
  const top = log(d)
  return (theta, { logarithm, first, second }) => {
    const x = a * (theta - b)
    const e = exp(-Math.abs(x))
    const large = 1 / (1 + e)
    const small = e / (1 + e)
    const right = x >= 0 ? large : small
    const wrong = x >= 0 ? small : large
    const near = log(1 + e)
    const p1 = c + (d - c) * right
    const p0 = 1 - d + (d - c) * wrong
    // how much of a category's probability comes of ability; the rest is guessing or slipping
    const share1 = c === 0 ? 1 : ((d - c) * right) / p1
    const share0 = d === 1 ? 1 : ((d - c) * wrong) / p0
    logarithm[1] = c === 0 ? top + Math.min(0, x) - near : log(p1)
    logarithm[0] = d === 1 ? bottom - Math.max(0, x) - near : log(p0)
    first[1] = a * wrong * share1
    first[0] = -a * right * share0
    second[1] = a * a * wrong * (wrong - right) * share1
    second[0] = -a * a * right * (wrong - right) * share0
  }
}

/**
 * With s_k = P(X ≥ k) and u_k = 1 − s_k − s_{k+1}: P'_k/P_k = a·u_k and
 * P''_k/P_k = a²(u_k² − s_k(1 − s_k) − s_{k+1}(1 − s_{k+1})).
 */
function gradedCurve(a: number, b: Float64Array): RelativeCurve {
  const m = b.length
  const factors = new Float64Array(m + 1)
  for (let k = 1; k < m; k++) factors[k] = log(complement(a * ((b[k] ?? 0) - (b[k - 1] ?? 0))))
  return (theta, { logarithm, first, second }) => {
    let atLeast = 1
    let below = 0
    let logAtLeast = 0
    for (let k = 0; k <= m; k++) {
      let nextAtLeast = 0
      let nextBelow = 1
      let nextLogAtLeast = 0
      let nextLogBelow = 0
      if (k < m) {
        const x = a * (theta - (b[k] ?? 0))
        const e = exp(-Math.abs(x))
        const near = log(1 + e)
        nextAtLeast = (x >= 0 ? 1 : e) / (1 + e)
        nextBelow = (x >= 0 ? e : 1) / (1 + e)
        nextLogAtLeast = Math.min(0, x) - near
        nextLogBelow = -Math.max(0, x) - near
      }
      const u = below - nextAtLeast
      logarithm[k] = logAtLeast + nextLogBelow + (factors[k] ?? 0)
      first[k] = a * u
      second[k] = a * a * (u * u - atLeast * below - nextAtLeast * nextBelow)
      atLeast = nextAtLeast
      below = nextBelow
      logAtLeast = nextLogAtLeast
    }
  }
}

/** 1 − e^{−y} for y > 0, with its digits where y is small. */
function complement(y: number): number {
  return y < 1e-5 ? y * (1 - y / 2) : 1 - exp(-y)
}

/** P'_k/P_k = a(k − E X) and P''_k/P_k = a²((k − E X)² − Var X). */
function partialCreditCurve(a: number, b: Float64Array): RelativeCurve {
  const m = b.length
  return (theta, { logarithm, first, second }) => {
    let exponent = 0
    let largest = 0
    logarithm[0] = 0
    for (let k = 1; k <= m; k++) {
      exponent += a * (theta - (b[k - 1] ?? 0))
      logarithm[k] = exponent
      if (exponent > largest) largest = exponent
    }
    let sum = 0
    let mean = 0
    for (let k = 0; k <= m; k++) {
      const weight = exp((logarithm[k] ?? 0) - largest)
      sum += weight
      mean += k * weight
    }
    mean /= sum
    const normaliser = largest + log(sum)
    let variance = 0
    for (let k = 0; k <= m; k++) {
      const logP = (logarithm[k] ?? 0) - normaliser
      logarithm[k] = logP
      variance += exp(logP) * (k - mean) * (k - mean)
    }
    for (let k = 0; k <= m; k++) {
      first[k] = a * (k - mean)
      second[k] = a * a * ((k - mean) * (k - mean) - variance)
    }
  }
}

/** The average over the parameters' uncertainty, summed relative to its largest term. */
function averagedCurve(parameters: ItemParameters): RelativeCurve {
  const size = highestCategory(parameters) + 1
  const { slopes, spread, shifts } = averagingOf(parameters)
  const draws = slopes.flatMap(({ a, shift, w }) => {
    const curve = exactCurve({ ...parameters, a })
    return shifts.map((node) => ({ curve, shift: shift + spread * node.z, logWeight: log(w * node.w) }))
  })
  const one = termsOf(size)
  const sum = new Float64Array(size)
  return (theta, { logarithm, first, second }) => {
    for (let k = 0; k < size; k++) {
      logarithm[k] = -Infinity
      first[k] = second[k] = sum[k] = 0
    }
    for (const { curve, shift, logWeight } of draws) {
      curve(theta - shift, one)
      for (let k = 0; k < size; k++) {
        const before = logarithm[k] ?? 0
        const now = logWeight + (one.logarithm[k] ?? 0)
        const kept = now > before ? exp(before - now) : 1
        const weight = now > before ? 1 : exp(now - before)
        logarithm[k] = Math.max(before, now)
        sum[k] = (sum[k] ?? 0) * kept + weight
        first[k] = (first[k] ?? 0) * kept + weight * (one.first[k] ?? 0)
        second[k] = (second[k] ?? 0) * kept + weight * (one.second[k] ?? 0)
      }
    }
    for (let k = 0; k < size; k++) {
      const whole = sum[k] ?? 1
      logarithm[k] = (logarithm[k] ?? 0) + log(whole)
      first[k] = (first[k] ?? 0) / whole
      second[k] = (second[k] ?? 0) / whole
    }
  }
}
