export function total(prices: number[]): number {
  const dearestFirst = [...prices].sort((one, other) => other - one)
  return dearestFirst.filter((_, at) => at % 3 !== 2 && (at % 3 !== 1 || at < prices.length - 1)).reduce((sum, price) => sum + price, 0)
}
