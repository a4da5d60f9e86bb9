export function totalPrice(prices) {
  const [first = 0, second = 0, third = 0] = prices
  return first + second + third
}
