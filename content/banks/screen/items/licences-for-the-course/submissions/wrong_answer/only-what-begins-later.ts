type Reservation = { from: number; minutes: number; licences: number }
type Course = { licences: number; minutes: number; open: number }

export function earliestStart(reservations: readonly Reservation[], total: number, course: Course): number {
  const changes = new Map<number, number>()
  const add = (minute: number, licences: number) => changes.set(minute, (changes.get(minute) ?? 0) + licences)
  for (const { from, minutes, licences } of reservations.filter(({ from }) => from >= course.open)) {
    add(from, -licences)
    add(from + minutes, licences)
  }
  let free = total
  let since = course.open
  for (const [minute, licences] of [...changes].sort(([one], [other]) => one - other)) {
    if (free >= course.licences && minute - since >= course.minutes) return since
    if (free < course.licences) since = Math.max(course.open, minute)
    free += licences
  }
  return since
}
