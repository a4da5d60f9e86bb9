export function peopleAround(badges, times, span) {
  const order = [...times.keys()].sort((a, b) => times[a] - times[b])
  const next = new Map()
  // A line counts for its badge until the span is over or, better, another line of the badge counts.
  const ends = order.toReversed().map((line) => {
    const until = Math.min(times[line] + span, (next.get(badges[line]) ?? Infinity) - 1)
    next.set(badges[line], times[line])
    return until
  })
  ends.sort((a, b) => a - b)
  const result = []
  let begun = 0
  let ended = 0
  for (const line of order) {
    while (times[order[begun]] <= times[line]) begun += 1
    while (ends[ended] < times[line]) ended += 1
    result[line] = begun - ended
  }
  return result
}
