type Reservation = { from: number; minutes: number; licences: number }
type Course = { licences: number; minutes: number; open: number }

export function earliestStart(reservations: readonly Reservation[], total: number, course: Course): number {
  const ends = reservations.map(({ from, minutes }) => from + minutes).filter((end) => end > course.open)
  const changes = reservations
    .flatMap(({ from, minutes, licences }) => [
      { at: from, licences },
      { at: from + minutes, licences: -licences },
    ])
    .sort((a, b) => a.at - b.at || a.licences - b.licences)
  const fits = (start: number): boolean => {
    let reserved = 0
    let most = 0
    for (const { at, licences } of changes) {
      if (at > start) most = Math.max(most, reserved)
      if (at >= start + course.minutes) return total - most >= course.licences
      reserved += licences
    }
    return total - Math.max(most, reserved) >= course.licences
  }
  return [course.open, ...ends].sort((a, b) => a - b).find(fits) ?? 0
}
