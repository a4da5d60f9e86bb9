export function fare(zones: number, age: number): number {
  if (age < 6) return 0
  return 2 * zones
}
