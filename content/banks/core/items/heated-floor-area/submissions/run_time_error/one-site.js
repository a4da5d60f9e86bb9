export function heatedAreas(places) {
  const areas = new Map()
  const visit = (place, around) => {
    const heated = place.heated ?? around
    let sum = heated ? place.area : 0
    for (const inner of places) if (inner.parent === place.id) sum += visit(inner, heated)
    areas.set(place.id, sum)
    return sum
  }
  visit(
    places.find(({ parent }) => parent === null),
    false,
  )
  return places.map(({ id }) => areas.get(id))
}
