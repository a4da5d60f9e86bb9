import { isBefore } from './clock'

/** The first bus that can still be reached. */
export function nextBus(times: string[], now: string): string {
  const next = times.find((time) => !isBefore(time, now)) ?? 'none'
  return next === now ? 'none' : next
}
