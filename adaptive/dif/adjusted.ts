/**
 * p-values adjusted for their number (Benjamini and Hochberg 1995): with those below α called findings, at most a share α
 * of the findings is false on average.
 *
 * @param p in [0, 1]; NaN stays NaN and does not count
 */
export function adjusted(p: readonly number[]): readonly number[] {
  const order = p
    .map((_, i) => i)
    .filter((i) => p[i] === p[i])
    .sort((one, other) => (p[other] ?? 0) - (p[one] ?? 0))
  const found = p.map(() => NaN)
  let least = 1
  order.forEach((i, at) => {
    least = Math.min(least, ((p[i] ?? 1) * order.length) / (order.length - at))
    found[i] = least
  })
  return found
}
