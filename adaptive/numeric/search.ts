/** Each step of the golden section leaves this share of the interval: (√5 − 1)/2. */
const GOLDEN = (Math.sqrt(5) - 1) / 2

/**
 * Where a function with one top in an interval is highest, by golden section (Kiefer 1953).
 *
 * @param tolerance width of the last interval, > 0
 * @returns its middle, or an end of the first interval where the function is no lower there
 */
export function highestBetween(
  value: (x: number) => number,
  from: number,
  to: number,
  tolerance: number,
): number {
  let low = from
  let high = to
  let left = high - GOLDEN * (high - low)
  let right = low + GOLDEN * (high - low)
  let atLeft = value(left)
  let atRight = value(right)
  while (high - low > tolerance) {
    if (atLeft < atRight) {
      low = left
      left = right
      atLeft = atRight
      right = low + GOLDEN * (high - low)
      atRight = value(right)
    } else {
      high = right
      right = left
      atRight = atLeft
      left = high - GOLDEN * (high - low)
      atLeft = value(left)
    }
  }
  const middle = (low + high) / 2
  const top = value(middle)
  if (low === from && value(from) >= top) return from
  return high === to && value(to) >= top ? to : middle
}

/**
 * Where a function crosses a level, by bisection.
 *
 * @param below where the function is below the level
 * @param above where it is not; on either side of `below`
 * @param tolerance width of the last interval, > 0
 */
export function crossingBetween(
  value: (x: number) => number,
  level: number,
  below: number,
  above: number,
  tolerance: number,
): number {
  let outside = below
  let inside = above
  while (Math.abs(outside - inside) > tolerance) {
    const middle = (outside + inside) / 2
    if (value(middle) < level) outside = middle
    else inside = middle
  }
  return (outside + inside) / 2
}
