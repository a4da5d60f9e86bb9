/** Whether one time, such as 9:55, is before another. */
export function isBefore(one: string, other: string): boolean {
  const [hours = 0, minutes = 0] = one.split(':').map(Number)
  const [otherHours = 0, otherMinutes = 0] = other.split(':').map(Number)
  return hours < otherHours || minutes < otherMinutes
}
