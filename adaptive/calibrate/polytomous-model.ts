import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import type { ItemModel } from './item-model.ts'
import { isSlope } from './logistic-model.ts'

/** Smallest distance of neighbouring intercepts of a graded item. */
const LEAST_STEP = 1e-4

/** Graded response (Samejima 1969): P(X ≥ k) = logistic(aθ + d_k), d decreasing; b_k = −d_k/a. */
export const gradedResponse: ItemModel = {
  name: 'grm',
  hasSlope: true,
  size: (categories) => categories,
  start: (shares) => {
    const working = new Float64Array(shares.length)
    working[0] = 1
    let atLeast = 1
    for (let k = 1; k < shares.length; k++) {
      atLeast -= shares[k - 1] ?? 0
      working[k] = log(atLeast / (1 - atLeast))
    }
    return working
  },
  curves: (working, _slope, abilities, categories, probability, derivative) => {
    const points = abilities.length
    const m = categories - 1
    const a = working[0] ?? 0
    for (let q = 0; q < points; q++) {
      const theta = abilities[q] ?? 0
      let atLeast = 1
      let below = 0
      for (let k = 0; k <= m; k++) {
        let nextAtLeast = 0
        let nextBelow = 1
        if (k < m) {
          const x = a * theta + (working[k + 1] ?? 0)
          const e = exp(-Math.abs(x))
          const large = 1 / (1 + e)
          const small = e / (1 + e)
          nextAtLeast = x >= 0 ? large : small
          nextBelow = x >= 0 ? small : large
        }
        // keeps all digits in both tails, where the difference of the two would lose them
        const gap = k > 0 && k < m ? 1 - exp((working[k + 1] ?? 0) - (working[k] ?? 0)) : 1
        const p = atLeast * nextBelow * gap
        probability[k * points + q] = p
        if (derivative !== undefined) {
          const row = k * categories
          derivative[row * points + q] = theta * p * (below - nextAtLeast)
          for (let j = 1; j <= m; j++) derivative[(row + j) * points + q] = 0
          if (k > 0) derivative[(row + k) * points + q] = atLeast * below
          if (k < m) derivative[(row + k + 1) * points + q] = -nextAtLeast * nextBelow
        }
        atLeast = nextAtLeast
        below = nextBelow
      }
    }
  },
  isValid: (working) => {
    for (let k = 2; k < working.length; k++)
      if (!((working[k - 1] ?? 0) - (working[k] ?? 0) >= LEAST_STEP)) return false
    return isSlope(working[0] ?? 0)
  },
  report: (working) => {
    const a = working[0] ?? 0
    return { model: 'grm', a, b: Array.from(working.subarray(1), (d) => -d / a) }
  },
  work: ({ a, b }) =>
    Float64Array.of(a, ...(typeof b === 'number' ? [b] : b).map((threshold) => -a * threshold)),
}

/** Generalised partial credit (Muraki 1992): P(X = k) ∝ exp(k·aθ + d_k), d_0 = 0; b_k = −(d_k − d_{k−1})/a. */
export const partialCredit: ItemModel = {
  name: 'gpcm',
  hasSlope: true,
  size: (categories) => categories,
  start: (shares) => {
    const working = new Float64Array(shares.length)
    working[0] = 1
    for (let k = 1; k < shares.length; k++) working[k] = log((shares[k] ?? 0) / (shares[0] ?? 0))
    return working
  },
  curves: (working, _slope, abilities, categories, probability, derivative) => {
    const points = abilities.length
    const m = categories - 1
    const a = working[0] ?? 0
    for (let q = 0; q < points; q++) {
      const theta = abilities[q] ?? 0
      let largest = 0
      for (let k = 1; k <= m; k++) largest = Math.max(largest, k * a * theta + (working[k] ?? 0))
      let sum = 0
      for (let k = 0; k <= m; k++) {
        const weight = exp((k === 0 ? 0 : k * a * theta + (working[k] ?? 0)) - largest)
        probability[k * points + q] = weight
        sum += weight
      }
      let mean = 0
      for (let k = 0; k <= m; k++) {
        const p = (probability[k * points + q] ?? 0) / sum
        probability[k * points + q] = p
        mean += k * p
      }
      if (derivative === undefined) continue
      for (let k = 0; k <= m; k++) {
        const p = probability[k * points + q] ?? 0
        const row = k * categories
        derivative[row * points + q] = p * theta * (k - mean)
        for (let j = 1; j <= m; j++)
          derivative[(row + j) * points + q] = p * ((j === k ? 1 : 0) - (probability[j * points + q] ?? 0))
      }
    }
  },
  isValid: (working) => isSlope(working[0] ?? 0),
  report: (working) => {
    const a = working[0] ?? 0
    const b: number[] = []
    for (let k = 1; k < working.length; k++)
      b.push(-((working[k] ?? 0) - (k === 1 ? 0 : (working[k - 1] ?? 0))) / a)
    return { model: 'gpcm', a, b }
  },
  work: ({ a, b }) => {
    const steps = typeof b === 'number' ? [b] : b
    const working = new Float64Array(steps.length + 1)
    working[0] = a
    steps.forEach((step, v) => (working[v + 1] = (v === 0 ? 0 : (working[v] ?? 0)) - a * step))
    return working
  },
}
