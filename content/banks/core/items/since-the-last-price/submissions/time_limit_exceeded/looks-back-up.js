export function priceSteps(prices) {
  const steps = []
  for (let i = 0; i < prices.length; i += 1) {
    let before = i - 1
    while (before >= 0 && prices[before].article !== prices[i].article) before -= 1
    steps.push(before < 0 ? null : prices[i].cents - prices[before].cents)
  }
  return steps
}
