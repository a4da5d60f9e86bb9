interface Place {
  readonly id: string
  readonly parent: string | null
  readonly area: number
  readonly heated: boolean | null
}

/** Ids are unique, every parent is in the list, and no place lies in itself. */
export function arrange(drawn: readonly Place[]) {
  const places = [...new Map(drawn.map((place) => [place.id, place])).values()]
  const known = new Map(places.map((place) => [place.id, place]))
  const isOutermost = (id: string | null) => id === null || !known.has(id)
  for (const place of places) {
    // A parent that is not there becomes one that is; what would close a circle becomes an outermost place.
    const wanted = place.parent === null || known.has(place.parent) ? place.parent : places[place.area % places.length]?.id
    let at: string | null = wanted ?? null
    const seen = new Set([place.id])
    while (!isOutermost(at) && !seen.has(at ?? '')) {
      seen.add(at ?? '')
      at = known.get(at ?? '')?.parent ?? null
    }
    known.set(place.id, { ...place, parent: isOutermost(at) ? (wanted ?? null) : null })
  }
  return [[...known.values()]]
}

export const properties = {
  'a place has at least what the places in it have together, and at most its own area more': (
    areas: readonly number[],
    places: readonly Place[],
  ) =>
    areas.length === places.length &&
    places.every(({ id, area, heated }, at) => {
      const inside = places.reduce((sum, { parent }, i) => (parent === id ? sum + (areas[i] ?? 0) : sum), 0)
      const own = (areas[at] ?? 0) - inside
      return heated === null ? own === 0 || own === area : own === (heated ? area : 0)
    }),
}

export const relations = {
  'the list has no order': {
    change: (places: readonly Place[]) => [places.toReversed()],
    holds: (areas: readonly number[], turned: readonly number[]) =>
      areas.join() === turned.toReversed().join(),
  },
  'a place that is like its parent may as well say so itself': {
    change: (places: readonly Place[]) => {
      const parentOf = new Map(places.map((place) => [place.id, place]))
      const told = places.map((place) => {
        const parent = place.parent === null ? undefined : parentOf.get(place.parent)
        if (place.heated !== null || (parent && parent.heated === null)) return place
        return { ...place, heated: parent?.heated ?? false }
      })
      return [told]
    },
    holds: (areas: readonly number[], told: readonly number[]) => areas.join() === told.join(),
  },
}
