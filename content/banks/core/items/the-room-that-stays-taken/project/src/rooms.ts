import { overlaps, type Span } from './spans'

/** The first room in which nothing is in the way of a span. */
export function firstFree(
  rooms: string[],
  bookings: { room: string; span: Span }[],
  wanted: Span,
): string | undefined {
  return rooms.find((room) => {
    const inRoom = bookings.filter((booking) => booking.room === room)
    return !inRoom.some((booking) => overlaps(booking.span, wanted))
  })
}
