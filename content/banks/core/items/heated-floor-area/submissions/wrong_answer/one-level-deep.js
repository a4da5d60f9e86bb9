export function heatedAreas(places) {
  const byId = new Map(places.map((place) => [place.id, place]))
  const isHeated = ({ heated, parent }) => heated ?? (parent === null ? false : isHeated(byId.get(parent)))
  return places.map((place) =>
    places
      .filter((inner) => inner === place || inner.parent === place.id)
      .filter(isHeated)
      .reduce((sum, { area }) => sum + area, 0),
  )
}
