export function heatedAreas(places) {
  const inside = Map.groupBy(places, (place) => place.parent)
  const areaOf = (place) =>
    (inside.get(place.id) ?? []).reduce((sum, inner) => sum + areaOf(inner), place.heated ? place.area : 0)
  return places.map(areaOf)
}
