/** Minutes between two buses. */
const EVERY = 10
const DAY = 24 * 60

/** Minutes since midnight of a time such as 8:05; undefined for anything else. */
export function minutesOf(time: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(time) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  const total = Number(hours) * 60 + Number(minutes)
  return Number(minutes) < 60 && total < DAY ? total : undefined
}

/** When the first bus after a time leaves, in minutes since midnight. */
export function nextBus(now: number): number {
  return (Math.ceil(now / EVERY) * EVERY) % DAY
}

/** How long to wait for it, in minutes. */
export function wait(now: number): number {
  return (nextBus(now) - now + DAY) % DAY
}

/** A time as it stands on a sign: 8:05. */
export function sign(time: number): string {
  const hours = Math.floor(time / 60)
  return `${hours}:${String(time % 60).padStart(2, '0')}`
}
