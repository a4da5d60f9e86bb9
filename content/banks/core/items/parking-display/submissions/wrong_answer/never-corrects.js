export function freePlaces(capacity, changes) {
  let free = capacity
  const shown = []
  for (const change of changes) {
    free -= change
    shown.push(free)
  }
  return shown
}
