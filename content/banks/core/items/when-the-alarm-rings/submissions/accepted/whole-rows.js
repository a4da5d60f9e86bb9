export function alarmsAt(checks, limit) {
  const alarms = []
  let start = 0
  while (start < checks.length) {
    let end = start
    while (end < checks.length && !checks[end]) end += 1
    if (end - start >= limit) alarms.push(start + limit)
    start = end + 1
  }
  return alarms
}
