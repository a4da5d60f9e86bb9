export function alarmsAt(checks, limit) {
  const outages = []
  let outage = []
  checks.forEach((answered, index) => {
    if (!answered) outage.push(index + 1)
    else if (index > 0 && checks[index - 1]) {
      outages.push(outage)
      outage = []
    }
  })
  outages.push(outage)
  return outages.filter((failures) => failures.length >= limit).map((failures) => failures[limit - 1])
}
