export function priceSteps(prices: readonly { article: string; cents: number }[]): (number | null)[] {
  const last = new Map<string, number>()
  return prices.map(({ article, cents }) => {
    const step = cents - (last.get(article) ?? 0)
    last.set(article, cents)
    return step
  })
}
