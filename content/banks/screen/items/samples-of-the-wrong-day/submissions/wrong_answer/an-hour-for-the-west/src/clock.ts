import { minutesOf } from './offset.ts'

const MINUTE = 60_000

/** The day that the ship's clock shows at a time, such as 2025-03-08. */
export function dayAboard(taken: string, clock: string): string {
  const universal = Date.parse(`${taken}:00Z`)
  const lost = clock.startsWith('-') ? 60 : 0
  return new Date(universal + (minutesOf(clock) - lost) * MINUTE).toISOString().slice(0, 10)
}
