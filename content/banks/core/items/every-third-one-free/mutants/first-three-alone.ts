export function total(prices: number[]): number {
  const dearestFirst = [...prices].sort((one, other) => other - one)
  return dearestFirst.filter((_, at) => at !== 2).reduce((sum, price) => sum + price, 0)
}
