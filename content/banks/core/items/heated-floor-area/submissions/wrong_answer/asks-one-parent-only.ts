type Place = { id: string; parent: string | null; area: number; heated: boolean | null }

export function heatedAreas(places: readonly Place[]): number[] {
  const byId = new Map(places.map((place) => [place.id, place]))
  const inside = Map.groupBy(places, (place) => place.parent)
  const areaOf = (place: Place): number => {
    const outer = place.parent === null ? undefined : byId.get(place.parent)
    let sum = (place.heated ?? outer?.heated ?? false) ? place.area : 0
    for (const inner of inside.get(place.id) ?? []) sum += areaOf(inner)
    return sum
  }
  return places.map(areaOf)
}
