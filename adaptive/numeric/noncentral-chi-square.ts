import { exp } from './exp.ts'
import { upperGamma, logGamma } from './gamma.ts'
import { log } from './log.ts'

const PRECISION = 1e-14

/**
 * Probability that a noncentral χ² variable is at most a value: a Poisson mixture of central ones (Johnson, Kotz and
 * Balakrishnan 1995, 29.2), summed outwards from its largest term.
 *
 * @param value ≥ 0
 * @param df degrees of freedom, > 0
 * @param noncentrality ≥ 0
 */
export function noncentralChiSquareCdf(value: number, df: number, noncentrality: number): number {
  if (!(value > 0)) return 0
  const half = noncentrality / 2
  if (!(half > 0)) return 1 - upperGamma(df / 2, value / 2)
  const middle = Math.floor(half)
  const weightAt = (j: number): number => exp(j * log(half) - half - logGamma(j + 1))
  let sum = 0
  for (let j = middle; ; j++) {
    const weight = weightAt(j)
    sum += weight * (1 - upperGamma(df / 2 + j, value / 2))
    if (weight < PRECISION) break
  }
  for (let j = middle - 1; j >= 0; j--) {
    const weight = weightAt(j)
    sum += weight * (1 - upperGamma(df / 2 + j, value / 2))
    if (weight < PRECISION) break
  }
  return Math.min(1, sum)
}

/**
 * The noncentrality under which a value is at the given place of its distribution; 0 where it lies below even without.
 *
 * @param value ≥ 0
 * @param df degrees of freedom, > 0
 * @param probability that a variable is at most `value`, in (0, 1)
 */
export function noncentralityAt(value: number, df: number, probability: number): number {
  if (noncentralChiSquareCdf(value, df, 0) <= probability) return 0
  let low = 0
  let high = Math.max(1, value)
  while (noncentralChiSquareCdf(value, df, high) > probability) high *= 2
  for (let turn = 0; turn < 60; turn++) {
    const middle = (low + high) / 2
    if (noncentralChiSquareCdf(value, df, middle) > probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}
