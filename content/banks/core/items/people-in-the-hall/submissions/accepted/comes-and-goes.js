export function peopleAround(badges, times, span) {
  const order = times.map((_, index) => index).sort((a, b) => times[a] - times[b])
  const stretches = new Map()
  const begins = []
  const ends = []
  for (const line of order) {
    const open = stretches.get(badges[line])
    if (open !== undefined && times[line] <= open) {
      stretches.set(badges[line], times[line] + span)
      continue
    }
    if (open !== undefined) ends.push(open)
    begins.push(times[line])
    stretches.set(badges[line], times[line] + span)
  }
  ends.push(...stretches.values())
  ends.sort((a, b) => a - b)
  const result = []
  let begun = 0
  let ended = 0
  for (const line of order) {
    while (begun < begins.length && begins[begun] <= times[line]) begun += 1
    while (ended < ends.length && ends[ended] < times[line]) ended += 1
    result[line] = begun - ended
  }
  return result
}
