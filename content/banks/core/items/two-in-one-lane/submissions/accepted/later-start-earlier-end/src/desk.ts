import { parseBooking, type Booking } from './booking'
import { collide } from './overlap'

/** Goes through the requests in the order in which they came. @returns those that were refused */
export function refused(requests: string[]): string[] {
  const taken: Booking[] = []
  return requests.filter((request) => {
    const wanted = parseBooking(request)
    if (taken.some((one) => collide(one, wanted))) return true
    taken.push(wanted)
    return false
  })
}
