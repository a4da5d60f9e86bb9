/** Latest moment that a calendar knows, in milliseconds since 1970-01-01 UTC: a log may claim any time. */
const LATEST = 8.64e15

/** @param wall Milliseconds since 1970-01-01 UTC. @returns The day in words, such as `Nov 3, 2026`. */
export function day(wall: number): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(Math.min(wall, LATEST))
}

/** @param wall Milliseconds since 1970-01-01 UTC. @returns The day and the time in words. */
export function moment(wall: number): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(
    Math.min(wall, LATEST),
  )
}

/** @param wall Milliseconds since 1970-01-01 UTC. @returns The time of the day in words. */
export function timeOfDay(wall: number): string {
  return new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(Math.min(wall, LATEST))
}
