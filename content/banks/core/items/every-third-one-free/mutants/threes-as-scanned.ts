export function total(prices: number[]): number {
  let sum = 0
  for (let at = 0; at < prices.length; at += 3) {
    const three = prices.slice(at, at + 3)
    sum += three.reduce((all, price) => all + price, 0)
    if (three.length === 3) sum -= Math.min(...three)
  }
  return sum
}
