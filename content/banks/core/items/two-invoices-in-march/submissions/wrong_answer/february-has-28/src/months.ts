import type { Day } from './types'

/** The same day, some months later. */
export function addMonths(day: Day, months: number): Day {
  const inFebruary = (day.month + months) % 12 === 2
  const wanted = inFebruary ? Math.min(day.day, 28) : day.day
  const moved = new Date(Date.UTC(day.year, day.month - 1 + months, wanted))
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}
