/** How often items are met by some candidates. */
export interface Exposure {
  /** share of the candidates who met the item that was met most, in [0, 1] */
  readonly max: number
  /** share of the items that any of them met, of those that the test could give */
  readonly used: number
  /** share of a test's items that two of the candidates have in common on average */
  readonly overlap: number
}

/** What exposure is counted over: the items that a test could give, and those that each candidate met. */
export interface Met {
  /** indexes of the items that the test could give */
  readonly given: readonly number[]
  /** per candidate the indexes of the items shown, each once */
  readonly sittings: readonly (readonly number[])[]
}

/** @returns how many of the candidates met each item, by the item's index; nobody met what is not in it */
export function countMet(sittings: Met['sittings']): ReadonlyMap<number, number> {
  const met = new Map<number, number>()
  for (const items of sittings) for (const index of items) met.set(index, (met.get(index) ?? 0) + 1)
  return met
}

/** Overlap: pairs of candidates who share an item, over all pairs, per item of a test (Chen, Ankenmann, Spray 2003). */
export function exposureOf({ given, sittings }: Met): Exposure {
  const met = countMet(sittings)
  const n = sittings.length
  const pairs = (n * (n - 1)) / 2
  let shown = 0
  let shared = 0
  let most = 0
  for (const count of met.values()) {
    shown += count
    shared += (count * (count - 1)) / 2
    most = Math.max(most, count)
  }
  return {
    max: n === 0 ? 0 : most / n,
    used: given.length === 0 ? 0 : given.filter((index) => met.has(index)).length / given.length,
    overlap: pairs > 0 && shown > 0 ? shared / pairs / (shown / n) : 0,
  }
}
