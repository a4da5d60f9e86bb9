import { isBefore } from './clock'

/** The first bus that has not left. */
export function nextBus(times: string[], now: string): string {
  return times.find((time) => !isBefore(time, now)) ?? 'none'
}
