import { priceOfDay, type Ride } from './prices.ts'

/** What the rides of a day cost, in cents. */
export function billOf(rides: readonly Ride[], hasPass: boolean): number {
  return priceOfDay(rides, hasPass)
}
