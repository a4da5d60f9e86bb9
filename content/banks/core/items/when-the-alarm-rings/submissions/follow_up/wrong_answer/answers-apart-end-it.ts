export function alarmsAt(checks: readonly boolean[], limit: number): number[] {
  const alarms: number[] = []
  let failed = 0
  let answers = 0
  checks.forEach((answered, index) => {
    if (answered) {
      answers += 1
      if (answers === 2) {
        failed = 0
        answers = 0
      }
      return
    }
    failed += 1
    if (failed === limit) alarms.push(index + 1)
  })
  return alarms
}
