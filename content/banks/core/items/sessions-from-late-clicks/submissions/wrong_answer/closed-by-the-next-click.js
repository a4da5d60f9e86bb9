export function closeSessions(clicks, gap, lateness) {
  const closed = []
  const open = new Map()
  let largest = -Infinity
  clicks.forEach(({ user, at }, index) => {
    if (at < largest - lateness) return
    largest = Math.max(largest, at)
    const session = open.get(user)
    if (session !== undefined && at - session.end <= gap) {
      session.start = Math.min(session.start, at)
      session.end = Math.max(session.end, at)
      session.clicks++
      return
    }
    if (session !== undefined) closed.push({ ...session, closedAfter: index + 1 })
    open.set(user, { user, start: at, end: at, clicks: 1 })
  })
  for (const session of open.values()) closed.push({ ...session, closedAfter: clicks.length })
  return closed
}
