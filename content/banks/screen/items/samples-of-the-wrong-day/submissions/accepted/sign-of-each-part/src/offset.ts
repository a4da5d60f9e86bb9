/** How many minutes a clock is ahead of universal time, by a text such as +02:00. */
export function minutesOf(clock: string): number {
  const sign = clock.charAt(0)
  const [hours, minutes] = clock.slice(1).split(':')
  return Number(sign + hours) * 60 + Number(sign + minutes)
}
