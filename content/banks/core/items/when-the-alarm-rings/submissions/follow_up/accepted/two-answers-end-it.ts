export function alarmsAt(checks: readonly boolean[], limit: number): number[] {
  const alarms: number[] = []
  let failed = 0
  let answeredInARow = 0
  checks.forEach((answered, index) => {
    if (answered) {
      answeredInARow += 1
      if (answeredInARow === 2) failed = 0
      return
    }
    answeredInARow = 0
    failed += 1
    if (failed === limit) alarms.push(index + 1)
  })
  return alarms
}
