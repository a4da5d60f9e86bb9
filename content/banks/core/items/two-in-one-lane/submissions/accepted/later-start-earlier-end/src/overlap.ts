import type { Booking } from './booking'

/** Whether somebody who wants a lane would meet who has it. */
export function collide(taken: Booking, wanted: Booking): boolean {
  return taken.lane === wanted.lane && Math.max(taken.from, wanted.from) < Math.min(taken.to, wanted.to)
}
