export function priceSteps(prices) {
  const last = new Map()
  const steps = []
  for (const { article, cents } of prices) {
    steps.push(last.has(article) ? last.get(article) - cents : null)
    last.set(article, cents)
  }
  return steps
}
