export function priceSteps(prices: readonly { article: string; cents: number }[]): (number | null)[] {
  const last: Map<string, number> = new Map()
  const steps: (number | null)[] = []
  for (const { article, cents } of prices) {
    const before = last.get(article)
    steps.push(before ? cents - before : null)
    last.set(article, cents)
  }
  return steps
}
