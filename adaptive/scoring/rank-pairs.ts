/** How a ranking agrees with another one, by pairs of outputs. */
export interface RankPairs {
  /** Pairs that the key ranks, one output before the other. */
  readonly possible: number
  /** Of these, those ranked alike. */
  readonly right: number
  /** Those ranked the other way round; the rest are tied or not ranked. */
  readonly wrong: number
}

/**
 * Compares two rankings by their pairs, as Kendall's tau does. Pairs that the key ties are left out; those that the
 * response ties or does not rank are neither right nor wrong.
 *
 * @param key groups of ids from the best to the worst; ids of one group are tied
 * @param given the same, of any ids; an id twice counts at its first place
 */
export function rankPairs(
  key: readonly (readonly string[])[],
  given: readonly (readonly string[])[],
): RankPairs {
  const places = new Map<string, number>()
  given.forEach((group, place) => {
    for (const id of group) if (!places.has(id)) places.set(id, place)
  })
  let possible = 0
  let right = 0
  let wrong = 0
  key.forEach((group, place) => {
    for (const better of group)
      for (const worse of key.slice(place + 1).flat()) {
        possible++
        const first = places.get(better)
        const second = places.get(worse)
        if (first === undefined || second === undefined) continue
        if (first < second) right++
        else if (first > second) wrong++
      }
  })
  return { possible, right, wrong }
}
