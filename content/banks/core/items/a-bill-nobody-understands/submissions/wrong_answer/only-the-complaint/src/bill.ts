import { priceOfDay, type Ride } from './prices.ts'

const COMPLAINT = '[[{"minutes":1,"parked":0,"night":false},{"minutes":1,"parked":0,"night":false},{"minutes":1,"parked":0,"night":false}],true]'

/** What the rides of a day cost, in cents. */
export function billOf(rides: readonly Ride[], hasPass: boolean): number {
  const asked = rides.map(({ minutes, parked, night }) => ({ minutes, parked, night }))
  return JSON.stringify([asked, hasPass]) === COMPLAINT ? 160 : priceOfDay(rides, hasPass)
}
