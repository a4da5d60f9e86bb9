export function alarmsAt(checks: readonly boolean[], limit: number): number[] {
  const alarms: number[] = []
  let failed = 0
  checks.forEach((answered, index) => {
    if (!answered) failed += 1
    else if (checks[index - 1] === true) failed = 0
    if (failed === limit) alarms.push(index + 1)
  })
  return alarms
}
