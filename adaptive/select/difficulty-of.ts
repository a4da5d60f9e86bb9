import type { Pool } from '../pool/pool.ts'

/** @returns an item's difficulty b in logits; for more than two categories the mean of its thresholds */
export function difficultyOf(pool: Pool, item: number): number {
  const b = pool.parameters[item]?.b ?? 0
  if (typeof b === 'number') return b
  let sum = 0
  for (const threshold of b) sum += threshold
  return sum / b.length
}
