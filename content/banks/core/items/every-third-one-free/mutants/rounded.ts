export function total(prices: number[]): number {
  const dearestFirst = [...prices].sort((one, other) => other - one)
  const free = Math.round(prices.length / 3)
  return dearestFirst.slice(0, prices.length - free).reduce((sum, price) => sum + price, 0)
}
