type Place = { id: string; parent: string | null; area: number; heated: boolean | null }

export function heatedAreas(places: readonly Place[]): number[] {
  const byId = new Map(places.map((place) => [place.id, place]))
  const inside = Map.groupBy(places, (place) => place.parent)
  const isHeated = ({ heated, parent }: Place): boolean => {
    if (heated !== null) return heated
    const outer = parent === null ? undefined : byId.get(parent)
    return outer === undefined || isHeated(outer)
  }
  const heated = new Set(places.filter(isHeated))
  const areaOf = (place: Place): number => {
    let sum = heated.has(place) ? place.area : 0
    for (const inner of inside.get(place.id) ?? []) sum += areaOf(inner)
    return sum
  }
  return places.map(areaOf)
}
