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
      const joined = { user, start: at, end: at, clicks: 1 }
      const others: Session[] = []
      for (const session of open) {
        if (session.user !== user || at < session.start - gap || at > session.end + gap) {
          others.push(session)
          continue
        }
        joined.start = Math.min(joined.start, session.start)
        joined.end = Math.max(joined.end, session.end)
        joined.clicks += session.clicks
      }
      open = [...others, joined]
    }
    watermark = Math.max(watermark, at - lateness)
    const isOver = (session: Session): boolean => session.end + gap < watermark
    closed.push(...open.filter(isOver).map((session) => ({ ...session, closedAfter: index + 1 })))
    open = open.filter((session) => !isOver(session))
  })
  return [...closed, ...open.map((session) => ({ ...session, closedAfter: clicks.length }))]
}
