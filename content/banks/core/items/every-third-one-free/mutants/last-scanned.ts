export function total(prices: number[]): number {
  const free = Math.floor(prices.length / 3)
  return prices.slice(0, prices.length - free).reduce((sum, price) => sum + price, 0)
}
