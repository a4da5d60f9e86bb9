import type { Booking } from './booking'

/** Whether somebody who wants a lane would meet who has it. */
export function collide(taken: Booking, wanted: Booking): boolean {
  const isInside = (time: number) => time >= taken.from && time < taken.to
  return taken.lane === wanted.lane && (isInside(wanted.from) || isInside(wanted.to - 1))
}
