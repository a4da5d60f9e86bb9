import { formatDay, parseDay } from './day'
import { addMonths } from './months'

/** The day of each invoice of a contract. */
export function dueDates(start: string, count: number): string[] {
  let due = parseDay(start)
  const dates: string[] = []
  for (let month = 0; month < count; month += 1) {
    dates.push(formatDay(due))
    due = addMonths(due, 1)
  }
  return dates
}
