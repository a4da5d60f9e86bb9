/** Whether one time, such as 9:55, is before another. */
export function isBefore(one: string, other: string): boolean {
  return one < other
}
