export function freePlaces(capacity: number, changes: readonly number[]): number[] {
  let cars = 0
  return changes.map((change) => {
    cars = Math.min(capacity, Math.max(0, cars + change))
    return cars
  })
}
