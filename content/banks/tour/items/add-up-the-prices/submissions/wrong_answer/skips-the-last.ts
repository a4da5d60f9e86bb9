export function totalPrice(prices: readonly number[]): number {
  let sum = 0
  for (let index = 0; index < prices.length - 1; index += 1) sum += prices[index] ?? 0
  return sum
}
