export function alarmsAt(checks, limit) {
  const alarms = []
  let failed = 0
  for (let i = 0; i < checks.length; i += 1) {
    if (checks[i]) continue
    failed += 1
    if (failed === limit) {
      alarms.push(i + 1)
      failed = 0
    }
  }
  return alarms
}
