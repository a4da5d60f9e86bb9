import { firstFree } from './rooms'
import { spanOf } from './spans'
import type { Booking, Wish } from './types'

/** Gives each wish the first room that is free; earlier wishes come first. */
export function planDay(rooms: string[], taken: Booking[], wishes: Wish[]): string[] {
  const bookings = taken.map((booking) => ({ room: booking.room, span: { ...spanOf(booking), end: spanOf(booking).end - 1 } }))
  return wishes.map((wish) => {
    const span = spanOf(wish)
    const room = firstFree(rooms, bookings, span)
    if (room === undefined) return 'none'
    bookings.push({ room, span })
    return room
  })
}
