export function priceSteps(prices) {
  const last = new Map()
  return prices.map(({ article, cents }) => {
    const step = cents - last.get(article)
    last.set(article, cents)
    return step || null
  })
}
