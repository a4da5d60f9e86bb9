export function total(prices: number[]): number {
  const full = 3 * Math.floor(prices.length / 3)
  let sum = 0
  for (let at = 0; at < full; at += 3) {
    const three = prices.slice(at, at + 3)
    sum += three.reduce((all, price) => all + price, 0) - Math.min(...three)
  }
  return prices.slice(full).reduce((all, price) => all + price, sum)
}
