import type { Day } from './types'

/** The same day, some months later. */
export function addMonths(day: Day, months: number): Day {
  const last = new Date(Date.UTC(day.year, day.month + months, 0)).getUTCDate()
  const moved = new Date(Date.UTC(day.year, day.month - 1 + months, Math.min(day.day, last)))
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}
