/** A set of anchors that was cleared of items that differ between groups. */
export interface Purified<T> {
  readonly results: readonly T[]
  readonly anchors: readonly number[]
  /** times that the anchors were changed */
  readonly rounds: number
  /** false where the anchors still changed in the last round */
  readonly isStable: boolean
}

/**
 * Purification (Lord 1980, p. 220; Candell and Drasgow 1988): items that differ are taken out of the anchors, all items are
 * compared anew, until the anchors stay as they are. Items come back where they no longer differ.
 *
 * @param candidates items that may be anchors
 * @param compare results by item, given anchors
 * @param differs whether a result says that the item differs
 * @param mostRounds integer ≥ 0; 0 compares once with all candidates
 */
export async function purified<T>(
  candidates: readonly number[],
  compare: (anchors: readonly number[]) => readonly T[] | Promise<readonly T[]>,
  differs: (result: T) => boolean,
  mostRounds: number,
): Promise<Purified<T>> {
  let anchors = candidates
  let results = await compare(anchors)
  for (let rounds = 0; ; rounds++) {
    const found = results
    const next = candidates.filter((item) => {
      const result = found[item]
      return result !== undefined && !differs(result)
    })
    const isStable = next.length === anchors.length && next.every((item, at) => item === anchors[at])
    // without any anchor nothing can be compared
    if (isStable || rounds >= mostRounds || next.length === 0)
      return { results, anchors, rounds, isStable: isStable || mostRounds === 0 }
    anchors = next
    results = await compare(anchors)
  }
}
