import { exp } from './exp.ts'
import { log } from './log.ts'

const HALF_LN_2PI = 0.91893853320467274178
/** Arguments from here on are served by Stirling's series to the last digits; smaller ones are raised to it. */
const STIRLING_FROM = 10

/**
 * ln Γ(x), by Stirling's series (Abramowitz and Stegun 6.1.41) after Γ(x + 1) = xΓ(x) has brought x to 10.
 *
 * @param x > 0
 * @returns with a relative error of some 1e-15
 * @throws RangeError where x is not positive
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`ln Γ is wanted of a positive number, received ${x}`)
  let product = 1
  let z = x
  while (z < STIRLING_FROM) product *= z++
  const r = 1 / (z * z)
  const series =
    (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - (r * 691) / 360360))))) / z
  return (z - 0.5) * log(z) - z + HALF_LN_2PI + series - log(product)
}

const MOST_TERMS = 10_000
const PRECISION = 1e-16
const TINY = 1e-300

/**
 * The upper regularised incomplete gamma function Q(s, x) = Γ(s, x)/Γ(s): by its power series below s + 1 and by Lentz's
 * continued fraction above (Abramowitz and Stegun 6.5.29 and 6.5.31).
 *
 * @param s > 0
 * @param x ≥ 0
 * @returns in [0, 1]
 */
export function upperGamma(s: number, x: number): number {
  if (!(x > 0)) return 1
  const front = exp(s * log(x) - x - logGamma(s))
  if (x < s + 1) {
    let term = 1 / s
    let sum = term
    for (let n = 1; n < MOST_TERMS && term > sum * PRECISION; n++) {
      term *= x / (s + n)
      sum += term
    }
    return Math.max(0, 1 - front * sum)
  }
  let b = x + 1 - s
  let c = 1 / TINY
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < MOST_TERMS; n++) {
    const a = -n * (n - s)
    b += 2
    d = a * d + b
    if (Math.abs(d) < TINY) d = TINY
    c = b + a / c
    if (Math.abs(c) < TINY) c = TINY
    d = 1 / d
    const change = d * c
    fraction *= change
    if (Math.abs(change - 1) < PRECISION) break
  }
  return Math.min(1, front * fraction)
}

/**
 * Probability that a χ² variable exceeds a value.
 *
 * @param value ≥ 0
 * @param df degrees of freedom, > 0
 * @returns p-value in [0, 1]
 */
export function chiSquareTail(value: number, df: number): number {
  return upperGamma(df / 2, value / 2)
}

/**
 * The standard normal distribution function, Φ(z) = Q(1/2, z²/2)/2 below 0.
 *
 * @param z any double
 * @returns probability in [0, 1]; both tails keep their digits
 */
export function normalCdf(z: number): number {
  const tail = upperGamma(0.5, (z * z) / 2) / 2
  return z > 0 ? 1 - tail : tail
}

/**
 * The standard normal quantile: the inverse of `normalCdf`, found by Newton's method from a logistic start.
 *
 * @param p probability in (0, 1)
 * @throws RangeError outside
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1))
    throw new RangeError(`a quantile is wanted of a probability in (0, 1), received ${p}`)
  const tail = Math.min(p, 1 - p)
  // Abramowitz and Stegun 26.2.22
  const t = Math.sqrt(-2 * log(tail))
  let z = t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t))
  for (let turn = 0; turn < 8; turn++) {
    const density = exp(-(z * z) / 2 - HALF_LN_2PI)
    const error = (normalCdf(-z) - tail) / density
    // Halley's correction: the density falls as z
    const step = error / (1 - (z * error) / 2)
    z += step
    if (Math.abs(step) < 1e-15 * Math.max(1, z)) break
  }
  return p < 0.5 ? -z : z
}
