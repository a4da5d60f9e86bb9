export function alarmsAt(checks: readonly boolean[], limit: number): number[] {
  const alarms: number[] = []
  let inARow = 0
  for (const [index, answered] of checks.entries()) {
    inARow = answered ? 0 : inARow + 1
    if (inARow === limit) {
      alarms.push(index + 1)
      inARow = 0
    }
  }
  return alarms
}
