import type { ResponseOf } from '#schemas/response'

/** Outputs from the best to the worst; those of one group share a place. */
export type Ranking = ResponseOf<'prompt'>['ranking']

/** An output with its place, from 1, and whether others share it. */
interface Place {
  readonly place: number
  readonly shared: boolean
  /** Position in its group, from 0. */
  readonly within: number
}

/** @returns The place of every ranked output: after two that share place 1 comes place 3. */
export function placesOf(ranking: Ranking): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const group of ranking) {
    const place = places.size + 1
    for (const [within, id] of group.entries()) places.set(id, { place, shared: group.length > 1, within })
  }
  return places
}

/** @returns The ranking with an output at its end. */
export function addToRanking(ranking: Ranking, id: string): Ranking {
  return ranking.flat().includes(id) ? ranking : [...ranking, [id]]
}

/** @returns The ranking without an output. */
export function removeFromRanking(ranking: Ranking, id: string): Ranking {
  return ranking.map((group) => group.filter((each) => each !== id)).filter((group) => group.length > 0)
}

/**
 * Moves an output past its neighbours, to a place of its own: out of a shared place to its upper or lower side, else
 * past the next place, shared or not.
 *
 * @returns the same ranking where there is nowhere to go
 */
export function moveInRanking(ranking: Ranking, id: string, by: -1 | 1): Ranking {
  const at = ranking.findIndex((group) => group.includes(id))
  const group = ranking[at]
  if (group === undefined) return ranking
  const rest = group.filter((each) => each !== id)
  if (rest.length > 0) return ranking.toSpliced(at, 1, ...(by === -1 ? [[id], rest] : [rest, [id]]))
  const other = ranking[at + by]
  if (other === undefined) return ranking
  return ranking.toSpliced(Math.min(at, at + by), 2, ...(by === -1 ? [group, other] : [other, group]))
}

/**
 * Gives an output the place of the one above it, or, where it shares that one's place, a place of its own below.
 *
 * @returns the same ranking where nothing is above
 */
export function tieInRanking(ranking: Ranking, id: string): Ranking {
  const at = ranking.findIndex((group) => group.includes(id))
  const group = ranking[at]
  if (group === undefined) return ranking
  const within = group.indexOf(id)
  if (within > 0) return ranking.toSpliced(at, 1, group.slice(0, within), group.slice(within))
  const above = ranking[at - 1]
  if (above === undefined) return ranking
  return ranking.toSpliced(at - 1, 2, [...above, ...group])
}
