import type { Day } from './types'

/** The same day, some months later. */
export function addMonths(day: Day, months: number): Day {
  const moved = new Date(Date.UTC(day.year, day.month - 1 + months, Math.min(day.day, 28)))
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}
