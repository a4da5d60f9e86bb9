type Session = { user: string; start: number; end: number; clicks: number }

export function closeSessions(
  clicks: readonly { user: string; at: number }[],
  gap: number,
  lateness: number,
): (Session & { closedAfter: number })[] {
  const closed: (Session & { closedAfter: number })[] = []
  let open: Session[] = []
  let watermark = -Infinity
  clicks.forEach(({ user, at }, index) => {
    const near = open.filter((s) => s.user === user && at >= s.start - gap && at <= s.end + gap)
    open = open.filter((s) => !near.includes(s))
    open.push({
      user,
      start: Math.min(at, ...near.map((s) => s.start)),
      end: Math.max(at, ...near.map((s) => s.end)),
      clicks: near.reduce((sum, s) => sum + s.clicks, 1),
    })
    watermark = Math.max(watermark, at - lateness)
    closed.push(...open.filter((s) => s.end + gap < watermark).map((s) => ({ ...s, closedAfter: index + 1 })))
    open = open.filter((s) => s.end + gap >= watermark)
  })
  return [...closed, ...open.map((s) => ({ ...s, closedAfter: clicks.length }))]
}
