import { exp } from './exp.ts'

/**
 * 1/(1 + e^−x), without overflow and without loss in the lower tail, so that logistic(−x) is its complement.
 *
 * @param x logits, any double
 * @returns probability in [0, 1]
 */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x))
  const e = exp(x)
  return e / (1 + e)
}
