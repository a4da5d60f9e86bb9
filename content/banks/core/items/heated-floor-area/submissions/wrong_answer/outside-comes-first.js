export function heatedAreas(places) {
  const heated = new Map()
  const sums = new Map()
  for (const place of places) {
    heated.set(place.id, place.heated ?? heated.get(place.parent) ?? false)
    sums.set(place.id, heated.get(place.id) ? place.area : 0)
  }
  for (const { id, parent } of places.toReversed()) {
    if (parent !== null) sums.set(parent, sums.get(parent) + sums.get(id))
  }
  return places.map(({ id }) => sums.get(id))
}
