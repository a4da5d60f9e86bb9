/** Whether one time, such as 9:55, is before another. */
export function isBefore(one: string, other: string): boolean {
  return minutesOf(one) < minutesOf(other)
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}
