import { formatDay, parseDay } from './day'
import { addMonths } from './months'

/** The day of each invoice of a contract. */
export function dueDates(start: string, count: number): string[] {
  const first = parseDay(start)
  const dates: string[] = []
  for (let month = 0; month < count; month += 1) {
    const due = addMonths(first, month)
    dates.push(formatDay(due))
  }
  return dates
}
