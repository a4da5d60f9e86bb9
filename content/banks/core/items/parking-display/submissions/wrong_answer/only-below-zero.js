export function freePlaces(capacity, changes) {
  let free = capacity
  return changes.map((change) => {
    free = Math.max(0, free - change)
    return free
  })
}
