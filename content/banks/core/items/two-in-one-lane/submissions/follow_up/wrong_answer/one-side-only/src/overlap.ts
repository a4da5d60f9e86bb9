import type { Booking } from './booking'

/** Minutes. */
const CLEANING = 15

/** Whether somebody who wants a lane would meet who has it. */
export function collide(taken: Booking, wanted: Booking): boolean {
  return taken.lane === wanted.lane && wanted.from < taken.to + CLEANING && taken.from < wanted.to
}
