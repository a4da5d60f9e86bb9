export function freePlaces(capacity, changes) {
  const shown = []
  let inside = 0
  for (const change of changes) {
    inside = Math.max(0, Math.min(capacity, inside + change))
    shown.push(capacity - inside)
  }
  return shown
}
