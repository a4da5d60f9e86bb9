export interface Summary {
  readonly lowest: number
  readonly highest: number
  /** As many levels are below it as above it. */
  readonly middle: number
}

/** Sums up the levels of a day, in decibels. */
export function summary(levels: readonly number[]): Summary {
  if (levels.length === 0) throw new RangeError('no levels')
  const ordered = [...levels].sort()
  const lowest = ordered[0] ?? 0
  const highest = ordered[ordered.length - 1] ?? 0
  return { lowest, highest, middle: middleOf(ordered) }
}

/** The number in the middle of an ordered list, or between the two in its middle. */
function middleOf(ordered: readonly number[]): number {
  const half = Math.floor(ordered.length / 2)
  const upper = ordered[half] ?? 0
  if (ordered.length % 2 === 1) return upper
  const lower = ordered[half - 1] ?? 0
  return (lower + upper) / 2
}

/** A summary as a line for the notice board. */
export function line({ lowest, highest, middle }: Summary): string {
  return `${lowest} to ${highest} dB, ${middle.toFixed(1)} dB in the middle`
}
