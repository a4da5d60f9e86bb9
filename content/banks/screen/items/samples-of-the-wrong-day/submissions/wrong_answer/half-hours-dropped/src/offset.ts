/** How many minutes a clock is ahead of universal time, by a text such as +02:00. */
export function minutesOf(clock: string): number {
  const [hours] = clock.split(':').map(Number)
  return hours * 60
}
