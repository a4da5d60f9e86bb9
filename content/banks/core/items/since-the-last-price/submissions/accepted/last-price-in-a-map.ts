export function priceSteps(prices: readonly { article: string; cents: number }[]): (number | null)[] {
  const last = new Map<string, number>()
  return prices.map(({ article, cents }) => {
    const before = last.get(article)
    last.set(article, cents)
    return before === undefined ? null : cents - before
  })
}
