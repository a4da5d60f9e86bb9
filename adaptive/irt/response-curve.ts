import type { ItemParameters } from '#schemas/parameters'
import { exp } from '../numeric/exp.ts'
import { logistic } from '../numeric/logistic.ts'

/**
 * Highest category m of an item with these parameters: 1 for the logistic models, else the number of thresholds.
 *
 * @returns integer ≥ 1
 */
export function highestCategory(parameters: ItemParameters): number {
  return parameters.model === 'grm' || parameters.model === 'gpcm' ? parameters.b.length : 1
}

/**
 * Fills in the probability of each category at one ability, and its derivative. D = 1 in all models.
 *
 * 1PL-4PL (Barton and Lord 1981): P = c + (d − c)·L, P' = a(d − c)·L(1 − L), L = logistic(a(θ − b)).
 * Graded response (Samejima 1969): P(X ≥ k) = logistic(a(θ − b_k)).
 * Generalised partial credit (Muraki 1992): P(X = k) ∝ exp Σ_{v ≤ k} a(θ − b_v).
 *
 * @param parameters a in 1/logits, b in logits, c and d probabilities
 * @param theta ability in logits
 * @param probability receives P(X = k) at index k, length ≥ m + 1; sums to 1
 * @param slope receives dP(X = k)/dθ at index k, length ≥ m + 1; sums to 0
 */
export function responseCurve(
  parameters: ItemParameters,
  theta: number,
  probability: Float64Array,
  slope: Float64Array,
): void {
  switch (parameters.model) {
    case '1pl':
    case '2pl':
      return logisticCurve(parameters.a, parameters.b, 0, 1, theta, probability, slope)
    case '3pl':
      return logisticCurve(parameters.a, parameters.b, parameters.c, 1, theta, probability, slope)
    case '4pl':
      return logisticCurve(parameters.a, parameters.b, parameters.c, parameters.d, theta, probability, slope)
    case 'grm':
      return gradedCurve(parameters.a, parameters.b, theta, probability, slope)
    case 'gpcm':
      return partialCreditCurve(parameters.a, parameters.b, theta, probability, slope)
  }
}

function logisticCurve(
  a: number,
  b: number,
  c: number,
  d: number,
  theta: number,
  probability: Float64Array,
  slope: Float64Array,
): void {
  const right = logistic(a * (theta - b))
  const wrong = logistic(-a * (theta - b))
  probability[1] = c + (d - c) * right
  probability[0] = 1 - d + (d - c) * wrong
  slope[1] = a * (d - c) * right * wrong
  slope[0] = -slope[1]
}

/**
 * With s_k = P(X ≥ k): s_k − s_{k+1} = s_k·(1 − s_{k+1})·(1 − e^{−a(b_{k+1} − b_k)}), which keeps all digits in both
 * tails where the plain difference would lose them; and P'_k = a·P_k·(1 − s_k − s_{k+1}).
 */
function gradedCurve(
  a: number,
  b: readonly number[],
  theta: number,
  probability: Float64Array,
  slope: Float64Array,
): void {
  const m = b.length
  let atLeast = 1 // s_k, with s_0 = 1
  let below = 0 // 1 − s_k
  let threshold = -Infinity
  for (let k = 0; k <= m; k++) {
    const next = k < m ? (b[k] ?? 0) : Infinity
    const nextAtLeast = k < m ? logistic(a * (theta - next)) : 0
    const nextBelow = k < m ? logistic(-a * (theta - next)) : 1
    // at the ends the factor is exp(−∞) = 0
    const p = atLeast * nextBelow * (1 - exp(-a * (next - threshold)))
    probability[k] = p
    slope[k] = a * p * (below - nextAtLeast)
    atLeast = nextAtLeast
    below = nextBelow
    threshold = next
  }
}

/** P'_k = a·P_k·(k − E X). */
function partialCreditCurve(
  a: number,
  b: readonly number[],
  theta: number,
  probability: Float64Array,
  slope: Float64Array,
): void {
  const m = b.length
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
