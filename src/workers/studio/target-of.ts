import { cutTarget, drawnTarget, flatTarget, screeningTarget, type TargetCurve } from '#adaptive'

/** How precise a test is to be, and where. */
export interface TargetWish {
  readonly shape: 'flat' | 'cut' | 'screening' | 'drawn'
  /** standard error that is wanted, in logits, > 0 */
  readonly se: number
  /** in logits; `from` is the cut score of the shapes that have one */
  readonly from: number
  readonly to: number
  /** of the shape `drawn` the standard errors wanted at each of {@link DRAWN_AT}, in logits, > 0 */
  readonly drawn: readonly number[]
}

/** Abilities at which a curve is drawn, in logits. */
export const DRAWN_AT: readonly number[] = [-3, -2, -1, 0, 1, 2, 3]

/**
 * The curve that is wanted; a range that is written the other way round is turned, and one without a width gets one.
 *
 * @param priorSd of the test's prior, which tells a part of what is wanted
 */
export function targetOf({ shape, se, from, to, drawn }: TargetWish, priorSd: number): TargetCurve {
  if (shape === 'drawn')
    return drawnTarget({ points: DRAWN_AT.map((theta, at) => ({ theta, se: drawn[at] ?? se })), priorSd })
  if (shape === 'cut') return cutTarget({ cut: from, se, priorSd })
  if (shape === 'screening') return screeningTarget({ cut: from, to: Math.max(from + 1, to), se, priorSd })
  const low = Math.min(from, to)
  return flatTarget({ from: low, to: Math.max(from, to, low + 0.5), se, priorSd })
}
