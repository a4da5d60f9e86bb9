export function fare(zones: number, age: number): number {
  if (age < 6) return 0
  return Math.min(2 * zones, 10)
}
