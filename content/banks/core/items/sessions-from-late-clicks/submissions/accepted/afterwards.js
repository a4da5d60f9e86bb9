export function closeSessions(clicks, gap, lateness) {
  // watermarks[i]: the watermark after i + 1 arrivals
  const watermarks = []
  for (const { at } of clicks) watermarks.push(Math.max(watermarks.at(-1) ?? -Infinity, at - lateness))
  // A click never lifts the watermark above itself, so its own arrival need not be left out.
  const accepted = clicks.filter(({ at }, index) => at >= watermarks[index])

  const sessions = []
  const latest = new Map()
  for (const { user, at } of [...accepted].sort((a, b) => a.at - b.at)) {
    let session = latest.get(user)
    if (session === undefined || at - session.end > gap) {
      session = { user, start: at, end: at, clicks: 0 }
      latest.set(user, session)
      sessions.push(session)
    }
    session.end = at
    session.clicks++
  }
  return sessions.map((session) => {
    const closing = watermarks.findIndex((watermark) => watermark > session.end + gap)
    return { ...session, closedAfter: closing === -1 ? clicks.length : closing + 1 }
  })
}
