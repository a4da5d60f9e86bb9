import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { crossingBetween, highestBetween } from '../numeric/search.ts'

/** A number estimated for each of several variants. */
export interface VariantEstimates {
  /** estimates, in logits or logarithms */
  readonly values: Float64Array
  /** their standard errors, ≥ 0 */
  readonly errors: Float64Array
  /** family of each, integers from 0 */
  readonly families: Uint32Array
  /** number of families, integer ≥ 0 */
  readonly familyCount: number
}

/** How much variants of one family differ from each other: one SD for all families. */
export interface WithinFamily {
  /** SD between variants of a family by restricted maximum likelihood, ≥ 0; 0 where no family has two variants */
  readonly tau: number
  /** standard error of tau², from the expected information; Infinity where no family has two variants */
  readonly varianceError: number
  /** lower end of the 95 % profile-likelihood interval of tau */
  readonly low: number
  /** its upper end; Infinity where the data set none */
  readonly high: number
  /** mean of tau² over its posterior: what a fresh variant varies by. Never 0, however the few variants agree */
  readonly variance: number
  /** variance of tau² over its posterior */
  readonly varianceOfVariance: number
  /** families with at least two variants, which alone tell something */
  readonly informative: number
}

/** An error of 0 (an anchor) counts as this, so that densities stay finite; in logits or logarithms. */
const LEAST_ERROR = 1e-4
/** Points of tau at which the likelihood is looked at, from 0 to the widest that is thinkable. */
const POINTS = 120
/** To which tau is found. */
const PRECISION = 1e-7
/** Half of the 95 % point of χ² with one degree of freedom. */
const DROP = 1.9207294103470622

/**
 * The SD between variants of a family, pooled over families: a random-effects meta-analysis in which each family has its own
 * mean.
 *
 * Restricted maximum likelihood, since the moment estimate of DerSimonian and Laird (1986) is biased toward 0 where tau is
 * large or errors differ (Viechtbauer 2005, Journal of Educational and Behavioral Statistics 30, 261-293; Langan et al. 2019,
 * Research Synthesis Methods 10, 83-98):
 * ℓ(τ²) = −½ Σ_f [Σ_v ln(s_v² + τ²) + ln Σ_v w_v + Σ_v w_v(x_v − μ_f)²], w_v = 1/(s_v² + τ²), μ_f = Σwx/Σw.
 *
 * The best single value is often 0 where families are few, and a fresh variant would then be called known. So what is
 * carried on is the mean of tau² under a half-normal prior of tau (Gelman 2006; Röver et al. 2021), which many variants
 * overrule.
 *
 * @param scale SD of the half-normal prior of tau, > 0
 */
export function withinFamily(estimates: VariantEstimates, scale: number): WithinFamily {
  const counts = new Uint32Array(estimates.familyCount)
  for (const family of estimates.families) counts[family] = (counts[family] ?? 0) + 1
  const informative = counts.reduce((sum, count) => sum + (count > 1 ? 1 : 0), 0)
  const widest = Math.max(5 * scale, 4 * largestDistance(estimates))
  const step = widest / POINTS
  const at = new Float64Array(POINTS + 1)
  let best = 0
  for (let j = 0; j <= POINTS; j++) {
    at[j] = restrictedLogLikelihood(estimates, j * step)
    if ((at[j] ?? 0) > (at[best] ?? 0)) best = j
  }
  const posterior = momentsOf(at, step, scale)
  if (informative === 0)
    return { tau: 0, varianceError: Infinity, low: 0, high: Infinity, ...posterior, informative }
  const likelihood = (tau: number): number => restrictedLogLikelihood(estimates, tau)
  const tau = highestBetween(
    likelihood,
    Math.max(0, best - 1) * step,
    Math.min(POINTS, best + 1) * step,
    PRECISION,
  )
  const floor = likelihood(tau) - DROP
  const low = likelihood(0) >= floor ? 0 : crossingBetween(likelihood, floor, 0, tau, PRECISION)
  const high =
    likelihood(widest) >= floor ? Infinity : crossingBetween(likelihood, floor, widest, tau, PRECISION)
  const varianceError = 1 / Math.sqrt(informationOfVariance(estimates, tau))
  return { tau, varianceError, low, high, ...posterior, informative }
}

/** The mean of each family given tau, and its standard error; NaN and Infinity for a family without variants. */
export function familyMeans(
  { values, errors, families, familyCount }: VariantEstimates,
  variance: number,
): { readonly means: Float64Array; readonly errors: Float64Array } {
  const weights = new Float64Array(familyCount)
  const means = new Float64Array(familyCount)
  for (let v = 0; v < values.length; v++) {
    const f = families[v] ?? 0
    const weight = 1 / (square(errors[v] ?? 0) + variance)
    weights[f] = (weights[f] ?? 0) + weight
    means[f] = (means[f] ?? 0) + weight * (values[v] ?? 0)
  }
  for (let f = 0; f < familyCount; f++) means[f] = (means[f] ?? 0) / (weights[f] ?? 0)
  return { means, errors: weights.map((weight) => 1 / Math.sqrt(weight)) }
}

function restrictedLogLikelihood(estimates: VariantEstimates, tau: number): number {
  const { values, errors, families, familyCount } = estimates
  const variance = tau * tau
  const { means, errors: ofMean } = familyMeans(estimates, variance)
  let sum = 0
  for (let v = 0; v < values.length; v++) {
    const spread = square(errors[v] ?? 0) + variance
    const distance = (values[v] ?? 0) - (means[families[v] ?? 0] ?? 0)
    sum += log(spread) + (distance * distance) / spread
  }
  for (let f = 0; f < familyCount; f++) {
    const error = ofMean[f] ?? 0
    if (error < Infinity) sum -= 2 * log(error)
  }
  return -0.5 * sum
}

/** ½ tr(PP) for P = W − W1(1ᵀW1)⁻¹1ᵀW, family by family (Viechtbauer 2005, eq. 13). */
function informationOfVariance({ errors, families, familyCount }: VariantEstimates, tau: number): number {
  const [first, second, third] = [1, 2, 3].map((power) => {
    const sums = new Float64Array(familyCount)
    for (let v = 0; v < errors.length; v++) {
      const weight = 1 / (square(errors[v] ?? 0) + tau * tau)
      const f = families[v] ?? 0
      sums[f] =
        (sums[f] ?? 0) + (power === 1 ? weight : power === 2 ? weight * weight : weight * weight * weight)
    }
    return sums
  })
  let sum = 0
  for (let f = 0; f < familyCount; f++) {
    const w = first?.[f] ?? 0
    const ww = second?.[f] ?? 0
    if (w > 0) sum += ww - (2 * (third?.[f] ?? 0)) / w + (ww * ww) / (w * w)
  }
  return Math.max(0, sum) / 2
}

/** Mean and variance of tau² over likelihood times half-normal prior, by the trapezoidal rule. */
function momentsOf(
  at: Float64Array,
  step: number,
  scale: number,
): Pick<WithinFamily, 'variance' | 'varianceOfVariance'> {
  let largest = -Infinity
  for (const value of at) largest = Math.max(largest, value)
  let total = 0
  let sum = 0
  let squares = 0
  for (let j = 0; j < at.length; j++) {
    const tau = j * step
    const end = j === 0 || j === at.length - 1
    const weight = (end ? 0.5 : 1) * exp((at[j] ?? 0) - largest - 0.5 * square(tau / scale))
    total += weight
    sum += weight * tau * tau
    squares += weight * square(tau * tau)
  }
  const variance = sum / total
  return { variance, varianceOfVariance: Math.max(0, squares / total - variance * variance) }
}

function largestDistance({ values, families, familyCount }: VariantEstimates): number {
  const low = new Float64Array(familyCount).fill(Infinity)
  const high = new Float64Array(familyCount).fill(-Infinity)
  let most = 0
  for (let v = 0; v < values.length; v++) {
    const f = families[v] ?? 0
    low[f] = Math.min(low[f] ?? 0, values[v] ?? 0)
    high[f] = Math.max(high[f] ?? 0, values[v] ?? 0)
    most = Math.max(most, (high[f] ?? 0) - (low[f] ?? 0))
  }
  return most
}

function square(x: number): number {
  return x * x
}

/** Standard errors with a floor, so that an anchor's 0 leaves densities finite. */
export function bearableErrors(errors: readonly number[]): Float64Array {
  return Float64Array.from(errors, (error) => Math.max(LEAST_ERROR, error))
}
