// The stretches in which there are too few licences, in the order of time.
function busyStretches(reservations, most) {
  const events = reservations.flatMap(({ from, minutes, licences }) => [
    { at: from, licences },
    { at: from + minutes, licences: -licences },
  ])
  events.sort((a, b) => a.at - b.at || a.licences - b.licences)
  const stretches = []
  let reserved = 0
  let begin = null
  for (const { at, licences } of events) {
    reserved += licences
    if (reserved > most && begin === null) begin = at
    if (reserved <= most && begin !== null) {
      stretches.push({ begin, end: at })
      begin = null
    }
  }
  return stretches
}

export function earliestStart(reservations, total, course) {
  let start = course.open
  for (const { begin, end } of busyStretches(reservations, total - course.licences)) {
    if (begin >= start + course.minutes) return start
    start = Math.max(start, end)
  }
  return start
}
