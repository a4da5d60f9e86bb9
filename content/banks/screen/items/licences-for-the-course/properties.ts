type Reservation = { readonly from: number; readonly minutes: number; readonly licences: number }
type Reservations = readonly Reservation[]
type Course = { readonly licences: number; readonly minutes: number; readonly open: number }

/** Close together, so that reservations meet each other and the course. */
export function arrange(reservations: Reservations, total: number, course: Course) {
  const near = reservations.slice(0, 9).map(({ from, minutes, licences }) => ({
    from: from % 60,
    minutes: 1 + (minutes % 25),
    licences: 1 + ((licences * 7) % 50),
  }))
  return [near, 50 + (total % 20), { ...course, minutes: 1 + (course.minutes % 20), open: course.open % 50 }]
}

const isFree = (minute: number, reservations: Reservations, total: number, { licences }: Course) =>
  reservations
    .filter(({ from, minutes }) => from <= minute && minute < from + minutes)
    .reduce((left, reserved) => left - reserved.licences, total) >= licences

export const properties = {
  'in every minute of the course there are enough licences': (
    start: number,
    reservations: Reservations,
    total: number,
    course: Course,
  ) => {
    // What is free changes only where a reservation begins.
    const begins = reservations.map(({ from }) => from).filter((from) => from > start && from < start + course.minutes)
    return start >= course.open && [start, ...begins].every((minute) => isFree(minute, reservations, total, course))
  },
  'it starts when it may, or when something has become free': (
    start: number,
    reservations: Reservations,
    _total: number,
    { open }: Course,
  ) => start === open || reservations.some(({ from, minutes }) => from + minutes === start),
}
