import type { Pool } from '../pool/pool.ts'
import { difficultyOf } from './difficulty-of.ts'
import type { Selector } from './selector.ts'

/**
 * The least discriminating items first: the block's items in `strata` parts of equal size by their slope, one part after
 * the other as the block proceeds, and in each the item whose difficulty is closest to the estimate (Chang and Ying 1999).
 * Where a part has no eligible item, the next sharper one that has takes its place, or else the next blunter one.
 */
export const aStratified: Selector<{ readonly strata: number }> = {
  name: 'a-stratified',
  select: ({ pool, theta, eligible, bank = eligible, progress = 0 }, { strata }) => {
    if (eligible.length === 0) return -1
    const ends = endsOf(pool, bank, strata)
    const stage = Math.min(strata - 1, Math.floor(progress * strata))
    let best = -1
    let least = Infinity
    let away = Infinity
    eligible.forEach((item, j) => {
      const apart = apartOf(stratumOf(ends, pool.a[item] ?? 0) - stage, strata)
      const distance = Math.abs(difficultyOf(pool, item) - theta)
      if (apart > away || (apart === away && distance >= least)) return
      away = apart
      least = distance
      best = j
    })
    return best
  },
}

/** The largest slope of each part but the last. */
function endsOf(pool: Pool, bank: Int32Array, strata: number): Float64Array {
  const slopes = Float64Array.from(bank, (item) => pool.a[item] ?? 0).sort()
  const ends = new Float64Array(strata - 1)
  for (let s = 1; s < strata; s++)
    ends[s - 1] = slopes[Math.max(0, Math.floor((s * slopes.length) / strata) - 1)] ?? 0
  return ends
}

function stratumOf(ends: Float64Array, slope: number): number {
  let stratum = 0
  while (stratum < ends.length && slope > (ends[stratum] ?? 0)) stratum++
  return stratum
}

/** 0 for the part whose turn it is, then the sharper ones, then the blunter ones. */
function apartOf(ahead: number, strata: number): number {
  return ahead >= 0 ? ahead : strata - ahead
}
