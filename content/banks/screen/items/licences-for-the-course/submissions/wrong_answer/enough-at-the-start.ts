type Reservation = { from: number; minutes: number; licences: number }
type Course = { licences: number; minutes: number; open: number }

export function earliestStart(reservations: readonly Reservation[], total: number, course: Course): number {
  const starts = [course.open, ...reservations.map(({ from, minutes }) => from + minutes)]
  const fits = (start: number) =>
    reservations
      .filter(({ from, minutes }) => from <= start && start < from + minutes)
      .reduce((left, { licences }) => left - licences, total) >= course.licences
  return Math.min(...starts.filter((start) => start >= course.open && fits(start)))
}
