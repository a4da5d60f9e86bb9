export function alarmsAt(checks: readonly boolean[], limit: number): number[] {
  const alarms: number[] = []
  for (let i = 0; i < checks.length; i += 1) {
    const row = checks.slice(i + 1, i + 1 + limit)
    if (checks[i] && row.length === limit && row.every((answered) => !answered)) alarms.push(i + 1 + limit)
  }
  return alarms
}
