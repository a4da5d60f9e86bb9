export function total(prices: number[]): number {
  const cheapestFirst = [...prices].sort((one, other) => one - other)
  const full = 3 * Math.floor(prices.length / 3)
  return cheapestFirst.filter((_, at) => at % 3 !== 0 || at >= full).reduce((sum, price) => sum + price, 0)
}
