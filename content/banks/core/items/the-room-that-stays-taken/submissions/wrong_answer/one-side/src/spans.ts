import { minutesOf } from './clock'

/** A stretch of a day, in minutes since midnight. */
export interface Span {
  start: number
  end: number
}

export function spanOf(times: { from: string; to: string }): Span {
  return { start: minutesOf(times.from), end: minutesOf(times.to) }
}

/** Whether two stretches have a minute in common. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start < one.end
}
