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
    if (at >= watermark) {
      const near = open.find((s) => s.user === user && at >= s.start - gap && at <= s.end + gap)
      if (near === undefined) {
        open.push({ user, start: at, end: at, clicks: 1 })
      } else {
        near.start = Math.min(near.start, at)
        near.end = Math.max(near.end, at)
        near.clicks++
      }
    }
    watermark = Math.max(watermark, at - lateness)
    closed.push(...open.filter((s) => s.end + gap < watermark).map((s) => ({ ...s, closedAfter: index + 1 })))
    open = open.filter((s) => s.end + gap >= watermark)
  })
  return [...closed, ...open.map((s) => ({ ...s, closedAfter: clicks.length }))]
}
