export function totalPrice(prices) {
  return prices.reduce((sum, price) => sum + price, 0)
}
