export interface Ride {
  minutes: number
  parked: number
  night: boolean
}

const BEGINNING = 100
const LONG = 45
const FREE_BEGINNINGS = 2
const MOST_WITH_PASS = 2500

function priceOfRide(ride: Ride, isBeginningFree: boolean): number {
  const riding = ride.minutes - ride.parked
  const dear = Math.min(riding, LONG)
  const cheap = riding - dear
  let price = dear * 20 + cheap * 10 + ride.parked * 5
  if (ride.night) {
    price += Math.floor(price / 10)
  }
  return isBeginningFree ? price : price + BEGINNING
}

/** What the rides of a day cost, in cents. */
export function priceOfDay(rides: readonly Ride[], hasPass: boolean): number {
  let total = 0
  for (const [at, ride] of rides.entries()) {
    total += priceOfRide(ride, hasPass && at <= FREE_BEGINNINGS)
  }
  return hasPass ? Math.min(total, MOST_WITH_PASS) : total
}
