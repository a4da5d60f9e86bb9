import { isBefore } from './clock'

/** The first bus that can still be reached. */
export function nextBus(times: string[], now: string): string {
  return times.find((time) => isBefore(now, time)) ?? 'none'
}
