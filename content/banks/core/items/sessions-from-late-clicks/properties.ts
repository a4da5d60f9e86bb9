type Clicks = readonly { readonly user: string; readonly at: number }[]
interface Session {
  readonly user: string
  readonly start: number
  readonly end: number
  readonly clicks: number
  readonly closedAfter: number
}
type Sessions = readonly Session[]

const listed = (sessions: Sessions) =>
  sessions.map(({ user, start, end, clicks, closedAfter }) => [user, start, end, clicks, closedAfter].join()).sort()

const accepted = (clicks: Clicks, lateness: number) =>
  clicks.filter(({ at }, i) => clicks.slice(0, i).every((earlier) => at >= earlier.at - lateness))

export const properties = {
  'every accepted click lies in one session of its user, and no dropped one is counted': (
    sessions: Sessions,
    clicks: Clicks,
    _gap: number,
    lateness: number,
  ) => {
    const kept = accepted(clicks, lateness)
    const inside = ({ user, start, end }: Session) =>
      kept.filter((click) => click.user === user && click.at >= start && click.at <= end).length
    return (
      sessions.every((session) => inside(session) === session.clicks) &&
      sessions.reduce((sum, session) => sum + session.clicks, 0) === kept.length
    )
  },
  'sessions of a user lie more than the gap apart': (sessions: Sessions, _clicks: Clicks, gap: number) =>
    sessions.every((one) =>
      sessions.every(
        (other) => other === one || other.user !== one.user || one.start > other.end + gap || other.start > one.end + gap,
      ),
    ),
  'a session is closed when the watermark has passed its end by more than the gap, and not before': (
    sessions: Sessions,
    clicks: Clicks,
    gap: number,
    lateness: number,
  ) => {
    const watermark = (arrivals: number) => Math.max(...clicks.slice(0, arrivals).map(({ at }) => at)) - lateness
    return sessions.every(({ end, closedAfter }) => {
      const isOver = watermark(closedAfter) > end + gap
      return (isOver || closedAfter === clicks.length) && watermark(closedAfter - 1) <= end + gap
    })
  },
}

export const relations = {
  'a click that comes too late changes nothing but the count of arrivals': {
    change: (clicks: Clicks, gap: number, lateness: number) => {
      const latest = Math.max(...clicks.map(({ at }) => at))
      const [first] = clicks
      return first && clicks.length < 200 && latest - lateness > 0
        ? [[...clicks, { user: first.user, at: latest - lateness - 1 }], gap, lateness]
        : null
    },
    holds: (sessions: Sessions, more: Sessions, [clicks]: readonly [Clicks]) => {
      const open = (one: Session) => (one.closedAfter > clicks.length ? { ...one, closedAfter: clicks.length } : one)
      return listed(sessions).join(' ') === listed(more.map(open)).join(' ')
    },
  },
}
