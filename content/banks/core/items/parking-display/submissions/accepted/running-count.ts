export function freePlaces(capacity: number, changes: readonly number[]): number[] {
  let free = capacity
  return changes.map((change) => {
    free = Math.min(capacity, Math.max(0, free - change))
    return free
  })
}
