export function freePlaces(capacity, changes) {
  const shown = []
  let free = capacity
  for (const change of changes) {
    shown.push(free)
    free = Math.min(capacity, Math.max(0, free - change))
  }
  return shown
}
