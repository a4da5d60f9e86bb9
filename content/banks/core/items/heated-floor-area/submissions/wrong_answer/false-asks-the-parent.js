export function heatedAreas(places) {
  const byId = new Map(places.map((place) => [place.id, place]))
  const isHeated = ({ heated, parent }) => heated || (parent !== null && isHeated(byId.get(parent)))
  const areaOf = (place) =>
    places
      .filter(({ parent }) => parent === place.id)
      .reduce((sum, inner) => sum + areaOf(inner), isHeated(place) ? place.area : 0)
  return places.map(areaOf)
}
