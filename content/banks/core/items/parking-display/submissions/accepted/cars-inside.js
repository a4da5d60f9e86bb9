export function freePlaces(capacity, changes) {
  const shown = []
  let inside = 0
  for (const change of changes) {
    inside += change
    if (inside > capacity) inside = capacity
    if (inside < 0) inside = 0
    shown.push(capacity - inside)
  }
  return shown
}
