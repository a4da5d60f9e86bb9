export function earliestStart(reservations, total, course) {
  let start = course.open
  for (const { from, minutes } of reservations.toSorted((a, b) => a.from - b.from)) {
    if (from >= start + course.minutes) return start
    start = Math.max(start, from + minutes)
  }
  return start
}
