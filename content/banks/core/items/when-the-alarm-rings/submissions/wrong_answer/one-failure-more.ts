export function alarmsAt(checks: readonly boolean[], limit: number): number[] {
  const alarms: number[] = []
  let inARow = 0
  for (let i = 0; i < checks.length; i += 1) {
    if (checks[i]) inARow = 0
    else if (inARow++ === limit) alarms.push(i + 1)
  }
  return alarms
}
