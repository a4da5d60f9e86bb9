export function alarmsAt(checks: readonly boolean[], limit: number): number[] {
  const alarms: number[] = []
  let failed = 0
  checks.forEach((answered, index) => {
    if (answered) return
    failed += 1
    if (failed === limit) alarms.push(index + 1)
  })
  return alarms
}
