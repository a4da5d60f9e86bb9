interface Request {
  group: string
  start: number
  minutes: number
  people: number
}

interface Granted extends Request {
  room: number
}

const CLEANING = 15
const LONGEST = 240
const OPENS = 8 * 60
const CLOSES = 22 * 60

function isAllowed({ start, minutes }: Request): boolean {
  if (minutes > LONGEST) return false
  return start >= OPENS && start + minutes <= CLOSES
}

/** Whether two groups cannot have the same room. */
function meet(left: Request, right: Request): boolean {
  const [first, second] = left.start <= right.start ? [left, right] : [right, left]
  return second.start < first.start + first.minutes - CLEANING
}

export function planRooms(requests: readonly Request[], rooms: readonly number[]): number[] {
  const granted: Granted[] = []
  return requests.map((request) => {
    const isServed = granted.some(({ group }) => group === request.group)
    if (isServed || !isAllowed(request)) return -1
    let best = -1
    for (const [room, seats] of rooms.entries()) {
      const isTaken = granted.some((other) => other.room === room && meet(other, request))
      if (isTaken || seats < request.people) continue
      if (best === -1 || seats <= (rooms[best] ?? 0)) best = room
    }
    if (best >= 0) granted.push({ ...request, room: best })
    return best
  })
}
