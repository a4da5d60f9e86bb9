export function alarmsAt(checks, limit) {
  const alarms = []
  let failed = 0
  checks.forEach((answered, index) => {
    const isLucky = answered && failed > 0 && !checks[index - 1] && index + 1 < checks.length && !checks[index + 1]
    failed = answered && !isLucky ? 0 : failed + 1
    if (failed === limit) alarms.push(index + 1)
  })
  return alarms
}
