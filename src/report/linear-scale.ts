/**
 * A straight line from data to drawing units.
 *
 * @param domain Two different ends of the data.
 * @param range Where these ends are drawn.
 * @returns The place of a value, cut to the range, in tenths of a unit.
 */
export function linearScale(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const [from, to] = domain
  const [start, end] = range
  return (value) => {
    const share = Math.min(1, Math.max(0, (value - from) / (to - from)))
    return Math.round((start + share * (end - start)) * 10) / 10
  }
}
