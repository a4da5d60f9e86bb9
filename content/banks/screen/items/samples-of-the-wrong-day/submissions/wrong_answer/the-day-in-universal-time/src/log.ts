import { grouped } from './days.ts'

export interface Entry {
  /** In universal time, such as 2025-03-08T23:40. */
  taken: string
  /** The ship's clock against universal time, such as +02:00. */
  clock: string
  sample: string
}

/** The samples of each day aboard. */
export function samplesByDay(entries: Entry[]) {
  const inOrder = entries.toSorted((one, other) => (one.taken < other.taken ? -1 : 1))
  return grouped(inOrder.map(({ taken, sample }) => ({ day: taken.slice(0, 10), sample })))
}
