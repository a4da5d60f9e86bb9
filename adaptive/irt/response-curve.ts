import type { ItemParameters } from '#schemas/parameters'
import { exp } from '../numeric/exp.ts'

/**
 * Fills in the probability of each category at one ability, and its derivative.
 *
 * @param theta ability in logits
 * @param probability receives P(X = k) at index k, length ≥ m + 1; sums to 1
 * @param slope receives dP(X = k)/dθ at index k, length ≥ m + 1; sums to 0
 */
export type ResponseCurve = (theta: number, probability: Float64Array, slope: Float64Array) => void

/**
 * Highest category m of an item with these parameters: 1 for the logistic models, else the number of thresholds.
 *
 * @returns integer ≥ 1
 */
export function highestCategory(parameters: ItemParameters): number {
  return parameters.model === 'grm' || parameters.model === 'gpcm' ? parameters.b.length : 1
}

/**
 * The response curve of an item; its uncertainty, if any, is left aside (see `marginalCurve`). D = 1 in all models.
 *
 * 1PL-4PL (Barton and Lord 1981): P = c + (d − c)·L, P' = a(d − c)·L(1 − L), L = logistic(a(θ − b)).
 * Graded response (Samejima 1969): P(X ≥ k) = logistic(a(θ − b_k)).
 * Generalised partial credit (Muraki 1992): P(X = k) ∝ exp Σ_{v ≤ k} a(θ − b_v).
 *
 * @param parameters a in 1/logits, b in logits, c and d probabilities
 */
export function responseCurve(parameters: ItemParameters): ResponseCurve {
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

function logisticCurve(a: number, b: number, c: number, d: number): ResponseCurve {
  return (theta, probability, slope) => {
    const x = a * (theta - b)
    const e = exp(-Math.abs(x))
    const large = 1 / (1 + e)
    const small = e / (1 + e)
    const right = x >= 0 ? large : small
    const wrong = x >= 0 ? small : large
    probability[1] = c + (d - c) * right
    probability[0] = 1 - d + (d - c) * wrong
    slope[1] = a * (d - c) * right * wrong
    slope[0] = -slope[1]
  }
}

/**
 * With s_k = P(X ≥ k): s_k − s_{k+1} = s_k·(1 − s_{k+1})·(1 − e^{−a(b_{k+1} − b_k)}), which keeps all digits in both
 * tails where the plain difference would lose them; and P'_k = a·P_k·(1 − s_k − s_{k+1}).
 */
function gradedCurve(a: number, b: Float64Array): ResponseCurve {
  const m = b.length
  // the factor of category k; there is no threshold below the first category nor above the last
  const factors = new Float64Array(m + 1).fill(1)
  for (let k = 1; k < m; k++) factors[k] = 1 - exp(-a * ((b[k] ?? 0) - (b[k - 1] ?? 0)))
  return (theta, probability, slope) => {
    let atLeast = 1
    let below = 0
    for (let k = 0; k <= m; k++) {
      let nextAtLeast = 0
      let nextBelow = 1
      if (k < m) {
        const x = a * (theta - (b[k] ?? 0))
        const e = exp(-Math.abs(x))
        const large = 1 / (1 + e)
        const small = e / (1 + e)
        nextAtLeast = x >= 0 ? large : small
        nextBelow = x >= 0 ? small : large
      }
      const p = atLeast * nextBelow * (factors[k] ?? 1)
      probability[k] = p
      slope[k] = a * p * (below - nextAtLeast)
      atLeast = nextAtLeast
      below = nextBelow
    }
  }
}

/** P'_k = a·P_k·(k − E X). */
function partialCreditCurve(a: number, b: Float64Array): ResponseCurve {
  const m = b.length
  return (theta, probability, slope) => {
    let exponent = 0
    let largest = 0
    probability[0] = 0
    for (let k = 1; k <= m; k++) {
      exponent += a * (theta - (b[k - 1] ?? 0))
      probability[k] = exponent
      if (exponent > largest) largest = exponent
    }
    let sum = 0
    for (let k = 0; k <= m; k++) {
      const weight = exp((probability[k] ?? 0) - largest)
      probability[k] = weight
      sum += weight
    }
    let mean = 0
    for (let k = 0; k <= m; k++) {
      const p = (probability[k] ?? 0) / sum
      probability[k] = p
      mean += k * p
    }
    for (let k = 0; k <= m; k++) slope[k] = a * (probability[k] ?? 0) * (k - mean)
  }
}
