export function heatedAreas(places) {
  const byId = new Map(places.map((place) => [place.id, place]))
  const sums = new Map(places.map(({ id }) => [id, 0]))
  for (const place of places) {
    let decides = place
    while (decides.heated === null && decides.parent !== null) decides = byId.get(decides.parent)
    if (!decides.heated) continue
    for (let at = place; at !== undefined; at = byId.get(at.parent)) sums.set(at.id, sums.get(at.id) + place.area)
  }
  return places.map(({ id }) => sums.get(id))
}
