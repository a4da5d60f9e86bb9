export function alarmsAt(checks: readonly boolean[], limit: number): number[] {
  const alarms: number[] = []
  let inARow = 0
  checks.forEach((answered, index) => {
    inARow = answered ? 0 : inARow + 1
    if (inARow === limit) alarms.push(index + 1)
  })
  return alarms
}
