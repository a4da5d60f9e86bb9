export function closeSessions(clicks, gap, lateness) {
  const closed = []
  let open = []
  let watermark = -Infinity
  clicks.forEach(({ user, at }, index) => {
    if (at >= watermark) {
      const own = open.filter((s) => s.user === user)
      const before = own.filter((s) => at >= s.start && at <= s.end + gap)
      const next = before.length > 0 ? own.filter((s) => s.start > at && s.start <= at + gap) : []
      const near = [...before, ...next]
      open = open.filter((s) => !near.includes(s))
      open.push({
        user,
        start: Math.min(at, ...near.map((s) => s.start)),
        end: Math.max(at, ...near.map((s) => s.end)),
        clicks: near.reduce((sum, s) => sum + s.clicks, 1),
      })
    }
    watermark = Math.max(watermark, at - lateness)
    for (const s of open.filter((s) => s.end + gap < watermark)) closed.push({ ...s, closedAfter: index + 1 })
    open = open.filter((s) => s.end + gap >= watermark)
  })
  for (const s of open) closed.push({ ...s, closedAfter: clicks.length })
  return closed
}
