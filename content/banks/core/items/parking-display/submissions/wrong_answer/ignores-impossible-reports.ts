export function freePlaces(capacity: number, changes: readonly number[]): number[] {
  let free = capacity
  return changes.map((change) => {
    const next = free - change
    if (next >= 0 && next <= capacity) free = next
    return free
  })
}
