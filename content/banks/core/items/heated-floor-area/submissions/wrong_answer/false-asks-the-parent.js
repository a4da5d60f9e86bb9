export function heatedAreas(places) {
  const byId = new Map(places.map((place) => [place.id, place]))
  const inside = Map.groupBy(places, (place) => place.parent)
  const isHeated = ({ heated, parent }) => heated || (parent !== null && isHeated(byId.get(parent)))
  const heated = new Set(places.filter(isHeated))
  const areaOf = (place) =>
    (inside.get(place.id) ?? []).reduce((sum, inner) => sum + areaOf(inner), heated.has(place) ? place.area : 0)
  return places.map(areaOf)
}
