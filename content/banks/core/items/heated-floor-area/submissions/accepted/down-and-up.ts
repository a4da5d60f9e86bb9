type Place = { id: string; parent: string | null; area: number; heated: boolean | null }

export function heatedAreas(places: readonly Place[]): number[] {
  const byId = new Map(places.map((place) => [place.id, place]))
  const inside = new Map<string, Place[]>()
  for (const place of places) {
    if (place.parent !== null) inside.set(place.parent, [...(inside.get(place.parent) ?? []), place])
  }
  const isHeated = (place: Place): boolean => {
    if (place.heated !== null) return place.heated
    const parent = place.parent === null ? undefined : byId.get(place.parent)
    return parent !== undefined && isHeated(parent)
  }
  const areas = new Map<string, number>()
  const areaOf = (place: Place): number => {
    const known = areas.get(place.id)
    if (known !== undefined) return known
    let sum = isHeated(place) ? place.area : 0
    for (const inner of inside.get(place.id) ?? []) sum += areaOf(inner)
    areas.set(place.id, sum)
    return sum
  }
  return places.map(areaOf)
}
