export function alarmsAt(checks: readonly boolean[], limit: number): number[] {
  const alarms: number[] = []
  let inARow = 0
  for (let i = 0; i < checks.length; i += 1) {
    inARow = checks[i] ? 0 : inARow + 1
    if (inARow === limit) alarms.push(i)
  }
  return alarms
}
