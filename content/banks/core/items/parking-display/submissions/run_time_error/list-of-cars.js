export function freePlaces(capacity, changes) {
  const cars = []
  return changes.map((change) => {
    cars.length = Math.min(capacity, cars.length + change)
    return capacity - cars.length
  })
}
