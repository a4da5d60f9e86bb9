/** Whether one time, such as 9:55, is before another. */
export function isBefore(one: string, other: string): boolean {
  return one.padStart(5, '0') < other.padStart(5, '0')
}
