export function priceSteps(prices) {
  const last = Object.create(null)
  const steps = []
  for (const { article, cents } of prices) {
    steps.push(article in last ? cents - last[article] : null)
    last[article] = cents
  }
  return steps
}
