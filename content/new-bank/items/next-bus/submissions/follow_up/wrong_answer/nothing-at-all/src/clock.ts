/** Whether one time, such as 9:55, is before another. */
export function isBefore(one: string, other: string): boolean {
  return minutesOf(one) < minutesOf(other)
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
