interface Ride {
  readonly minutes: number
  readonly parked: number
  readonly night: boolean
}

/** A ride takes 1 to 600 minutes, and is parked for some of them. */
export function arrange(rides: readonly Ride[], hasPass: boolean) {
  const arranged = rides.slice(0, 12).map(({ minutes, parked, night }) => {
    const whole = 1 + (Math.abs(minutes) % 600)
    return { minutes: whole, parked: Math.abs(parked) % (whole + 1), night }
  })
  return [arranged, hasPass]
}

/** Minute by minute, without a single product. */
function worthOf({ minutes, parked, night }: Ride): number {
  let cents = 0
  for (let minute = 1; minute <= minutes - parked; minute += 1) cents += minute > 45 ? 10 : 20
  for (let minute = 0; minute < parked; minute += 1) cents += 5
  return night ? cents + (cents - (cents % 10)) / 10 : cents
}

export const properties = {
  'a bill is the sum of its minutes, its beginnings and its nights': (
    bill: number,
    rides: readonly Ride[],
    hasPass: boolean,
  ) => {
    const minutes = rides.map(worthOf).reduce((sum, cents) => sum + cents, 0)
    const paid = hasPass ? rides.slice(2) : rides
    const all = minutes + 100 * paid.length
    return bill === (hasPass && all > 2500 ? 2500 : all)
  },
}
