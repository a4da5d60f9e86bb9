import { isBefore } from './clock'

/** The first bus that has not left. */
export function nextBus(times: string[], now: string): string {
  return times.find((time) => time.length > now.length || !isBefore(time, now)) ?? 'none'
}
