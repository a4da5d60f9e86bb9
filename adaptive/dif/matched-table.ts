import type { Responses } from '../responses/responses.ts'

/**
 * What persons are matched on before groups are compared: the sum of the anchors' scores with the studied item in it
 * (always, as in difR: leaving it out would find differences where the groups differ in ability alone), or without it.
 */
export type Matching = 'sum' | 'rest'

/** Two groups of persons by the scores that they are matched on. */
export interface MatchedPersons {
  readonly items: number
  /** row of the reference group 0, of the focal group 1: [n] */
  readonly group: Uint8Array
  readonly weights: Float64Array
  /** score of item i by person n, −1 where it was not administered: [n·items + i] */
  readonly scores: Int16Array
  /** highest score of each item among these persons */
  readonly highest: Uint8Array
}

/** Counts of one studied item: who, among persons matched on the same score, got which score on it. */
export interface MatchedTable {
  /** matching score of each stratum, ascending */
  readonly strata: Float64Array
  /** highest score on the studied item */
  readonly highest: number
  /** persons of stratum s, group g (0 reference, 1 focal) and score k: [(2s + g)·(highest + 1) + k] */
  readonly counts: Float64Array
  /** persons with their weights, of the reference and of the focal group */
  readonly persons: readonly [number, number]
}

/** @param pair responses of groups 0 (reference) and 1 (focal), see `groupPair` */
export function matchedPersons(pair: Responses): MatchedPersons {
  const { persons, items, starts, item, category } = pair
  const scores = new Int16Array(persons * items).fill(-1)
  const highest = new Uint8Array(items)
  for (let n = 0; n < persons; n++)
    for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) {
      const i = item[at] ?? 0
      const k = category[at] ?? 0
      scores[n * items + i] = k
      if (k > (highest[i] ?? 0)) highest[i] = k
    }
  return {
    items,
    group: pair.groups ?? new Uint8Array(persons),
    weights: pair.weights ?? new Float64Array(persons).fill(1),
    scores,
    highest,
  }
}

/**
 * Makes the table of each studied item. Persons who lack the studied item or an anchor are left out of it: their sums
 * would not be comparable.
 *
 * @param anchors items whose scores are summed
 * @returns the table of an item, by its place
 */
export function matchedTables(
  persons: MatchedPersons,
  anchors: readonly number[],
  matching: Matching,
): (item: number) => MatchedTable {
  const { items, group, weights, scores, highest } = persons
  const isAnchor = new Uint8Array(items)
  for (const anchor of anchors) isAnchor[anchor] = 1
  const sums = new Int32Array(group.length)
  const missing = new Int32Array(group.length)
  for (let n = 0; n < group.length; n++)
    for (const anchor of anchors) {
      const score = scores[n * items + anchor] ?? -1
      if (score < 0) missing[n] = (missing[n] ?? 0) + 1
      else sums[n] = (sums[n] ?? 0) + score
    }
  return (item) => {
    const own = matching === 'sum' ? 1 - (isAnchor[item] ?? 0) : -(isAnchor[item] ?? 0)
    const size = (highest[item] ?? 0) + 1
    const cells = new Map<number, Float64Array>()
    const total: [number, number] = [0, 0]
    for (let n = 0; n < group.length; n++) {
      const score = scores[n * items + item] ?? -1
      if (score < 0 || (missing[n] ?? 0) > 0) continue
      const matched = (sums[n] ?? 0) + own * score
      let row = cells.get(matched)
      if (row === undefined) cells.set(matched, (row = new Float64Array(2 * size)))
      const g = group[n] === 1 ? 1 : 0
      const weight = weights[n] ?? 1
      row[g * size + score] = (row[g * size + score] ?? 0) + weight
      total[g] += weight
    }
    const strata = Float64Array.from(cells.keys()).sort()
    const counts = new Float64Array(strata.length * 2 * size)
    strata.forEach((value, s) => counts.set(cells.get(value) ?? [], s * 2 * size))
    return { strata, highest: size - 1, counts, persons: total }
  }
}
