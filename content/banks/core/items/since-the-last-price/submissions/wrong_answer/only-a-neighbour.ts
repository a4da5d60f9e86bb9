export function priceSteps(prices: readonly { article: string; cents: number }[]): (number | null)[] {
  return prices.map((row, i) => {
    const above = prices[i - 1]
    return above?.article === row.article ? row.cents - above.cents : null
  })
}
