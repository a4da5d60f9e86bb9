import { exp } from './exp.ts'
import { log } from './log.ts'

/** ∛x of x ≥ 0, polished by one step of Newton's method. */
export function cubeRoot(x: number): number {
  if (!(x > 0)) return 0
  const y = exp(log(x) / 3)
  return y - (y - x / (y * y)) / 3
}
