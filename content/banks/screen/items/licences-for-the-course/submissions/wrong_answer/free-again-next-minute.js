export function earliestStart(reservations, total, course) {
  const changes = new Map()
  const add = (minute, licences) => changes.set(minute, (changes.get(minute) ?? 0) + licences)
  for (const { from, minutes, licences } of reservations) {
    add(from, -licences)
    add(from + minutes + 1, licences)
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
