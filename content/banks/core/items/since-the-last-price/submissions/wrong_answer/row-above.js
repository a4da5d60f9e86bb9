export function priceSteps(prices) {
  return prices.map((row, i) => (i === 0 ? null : row.cents - prices[i - 1].cents))
}
