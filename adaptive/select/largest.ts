/**
 * The place of the largest of the first `count` values; the first of equals, so that a tie is decided by the order of
 * the items in the release.
 *
 * @returns index in [0, count), or −1 for a count of 0
 */
export function largest(values: Float64Array, count: number): number {
  let best = count > 0 ? 0 : -1
  let top = values[0] ?? 0
  for (let j = 1; j < count; j++) {
    const value = values[j] ?? 0
    if (value > top) {
      top = value
      best = j
    }
  }
  return best
}
