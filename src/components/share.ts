/** A part of the page that a separator gives room to, in percent of both parts. */
export interface ShareBounds {
  /** Least share (included). */
  readonly low: number
  /** Greatest share (included). */
  readonly high: number
  /** Share at first. */
  readonly start: number
}

/** How far an arrow key moves, and with Shift, in percent. */
const steps = { small: 2, large: 10 }

/** @returns The share within its bounds, to a tenth of a percent; the one at first where it is no number. */
export function withinShare(share: number, { low, high, start }: ShareBounds): number {
  if (!Number.isFinite(share)) return start
  return Math.round(Math.min(high, Math.max(low, share)) * 10) / 10
}

/**
 * @param key Name of a key.
 * @param options.grows The key that gives the part more room.
 * @param options.shrinks The key that gives it less.
 * @param options.large Whether Shift is held.
 * @returns The share after the key, or undefined where the key means nothing.
 */
export function shareAfterKey(
  key: string,
  share: number,
  bounds: ShareBounds,
  options: { readonly grows: string; readonly shrinks: string; readonly large: boolean },
): number | undefined {
  const step = options.large ? steps.large : steps.small
  switch (key) {
    case options.grows:
      return withinShare(share + step, bounds)
    case options.shrinks:
      return withinShare(share - step, bounds)
    case 'Home':
      return bounds.low
    case 'End':
      return bounds.high
    case 'Enter':
      return bounds.start
    default:
      return undefined
  }
}
