/**
 * A list in an order that is drawn, by Fisher and Yates in Durstenfeld's form (1964).
 *
 * @param below draws an integer from 0 to one less than its limit
 */
export function shuffled<T>(list: readonly T[], below: (limit: number) => number): readonly T[] {
  const order = [...list]
  for (let last = order.length - 1; last > 0; last -= 1) {
    const at = below(last + 1)
    const [drawn, kept] = [order[at] as T, order[last] as T]
    order[at] = kept
    order[last] = drawn
  }
  return order
}
