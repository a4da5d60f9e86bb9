export function heatedAreas(places) {
  const areaOf = (place) =>
    places
      .filter(({ parent }) => parent === place.id)
      .reduce((sum, inner) => sum + areaOf(inner), place.heated ? place.area : 0)
  return places.map(areaOf)
}
