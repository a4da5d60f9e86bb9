import { cutTarget, flatTarget, screeningTarget, type TargetCurve } from '#adaptive'

/** How precise a test is to be, and where. */
export interface TargetWish {
  readonly shape: 'flat' | 'cut' | 'screening'
  /** standard error that is wanted, in logits, > 0 */
  readonly se: number
  /** in logits; `from` is the cut score of the shapes that have one */
  readonly from: number
  readonly to: number
}

/**
 * The curve that is wanted; a range that is written the other way round is turned, and one without a width gets one.
 *
 * @param priorSd of the test's prior, which tells a part of what is wanted
 */
export function targetOf({ shape, se, from, to }: TargetWish, priorSd: number): TargetCurve {
  if (shape === 'cut') return cutTarget({ cut: from, se, priorSd })
  if (shape === 'screening') return screeningTarget({ cut: from, to: Math.max(from + 1, to), se, priorSd })
  const low = Math.min(from, to)
  return flatTarget({ from: low, to: Math.max(from, to, low + 0.5), se, priorSd })
}
