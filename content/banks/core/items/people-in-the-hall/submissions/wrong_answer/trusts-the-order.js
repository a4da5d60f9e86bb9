export function peopleAround(badges, times, span) {
  const lines = new Map()
  let early = 0
  let late = 0
  return times.map((now) => {
    for (; late < times.length && times[late] <= now; late += 1) lines.set(badges[late], (lines.get(badges[late]) ?? 0) + 1)
    for (; times[early] < now - span; early += 1) {
      const left = lines.get(badges[early]) - 1
      if (left === 0) lines.delete(badges[early])
      else lines.set(badges[early], left)
    }
    return lines.size
  })
}
