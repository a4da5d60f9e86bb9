import { exp } from './exp.ts'
import { log } from './log.ts'

/**
 * base^exponent with a relative error that grows with |exponent·ln base|: 1e-15 near 1, 1e-13 at 1e±100.
 *
 * @param base ≥ 0
 * @param exponent > 0
 */
export function power(base: number, exponent: number): number {
  if (exponent === 1) return base
  return base > 0 ? exp(exponent * log(base)) : 0
}
