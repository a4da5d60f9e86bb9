import type { Generator } from './generator.ts'
import { log } from './log.ts'

/** @returns a standard normal number (polar method, Marsaglia and Bray 1964) */
export function drawNormal({ unit }: Generator): number {
  for (;;) {
    const x = 2 * unit() - 1
    const y = 2 * unit() - 1
    const square = x * x + y * y
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * log(square)) / square)
  }
}
