export function peopleAround(badges, times, span) {
  const order = times.map((_, index) => index).sort((a, b) => times[a] - times[b])
  const lines = new Map()
  let early = 0
  let late = 0
  return order.map((line) => {
    for (; late < order.length && times[order[late]] <= times[line]; late += 1) {
      const badge = badges[order[late]]
      lines.set(badge, (lines.get(badge) ?? 0) + 1)
    }
    for (; times[order[early]] < times[line] - span; early += 1) {
      const badge = badges[order[early]]
      const left = lines.get(badge) - 1
      if (left === 0) lines.delete(badge)
      else lines.set(badge, left)
    }
    return lines.size
  })
}
