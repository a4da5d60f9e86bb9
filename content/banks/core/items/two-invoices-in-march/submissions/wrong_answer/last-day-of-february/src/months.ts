import type { Day } from './types'

/** The same day, some months later. */
export function addMonths(day: Day, months: number): Day {
  const moved = new Date(Date.UTC(day.year, day.month - 1 + months, day.day))
  if ((day.month + months) % 12 === 2 && moved.getUTCMonth() === 2) moved.setUTCDate(0)
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}
