type Place = { id: string; parent: string | null; area: number; heated: boolean | null }

export function heatedAreas(places: readonly Place[]): number[] {
  const byId = new Map<string | null, Place>(places.map((place) => [place.id, place]))
  const inside = new Map<string | null, Place[]>()
  for (const place of places) inside.set(place.parent, [...(inside.get(place.parent) ?? []), place])
  const isHeated = (place: Place): boolean => {
    if (place.heated !== null) return place.heated
    const parent = byId.get(place.parent)
    return parent !== undefined && isHeated(parent)
  }
  const heated = new Set(places.filter(isHeated))
  const areas = new Map<string, number>()
  const areaOf = (place: Place): number => {
    const known = areas.get(place.id)
    if (known !== undefined) return known
    let sum = heated.has(place) ? place.area : 0
    for (const inner of inside.get(place.id) ?? []) sum += areaOf(inner)
    areas.set(place.id, sum)
    return sum
  }
  return places.map(areaOf)
}
