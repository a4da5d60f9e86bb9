export function priceSteps(prices) {
  const known = new Map()
  return prices.map(({ article, cents }) => {
    if (!known.has(article)) {
      known.set(article, cents)
      return null
    }
    return cents - known.get(article)
  })
}
