import { minutesOf } from './time'

/** A lane for a stretch of time: from and to in minutes after midnight, the last one not included. */
export interface Booking {
  lane: string
  from: number
  to: number
}

/** Reads a request such as "A 17:30-18:15". */
export function parseBooking(request: string): Booking {
  const [lane = '', times = ''] = request.split(' ')
  const [from = '', to = ''] = times.split('-')
  return { lane, from: minutesOf(from), to: minutesOf(to) }
}
