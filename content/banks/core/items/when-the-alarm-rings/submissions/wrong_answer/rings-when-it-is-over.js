export function alarmsAt(checks, limit) {
  const alarms = []
  let start = 0
  for (let i = 0; i < checks.length; i += 1) {
    if (!checks[i]) continue
    if (i - start >= limit) alarms.push(start + limit)
    start = i + 1
  }
  return alarms
}
