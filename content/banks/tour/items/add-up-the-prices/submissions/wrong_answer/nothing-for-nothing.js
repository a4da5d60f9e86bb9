export function totalPrice(prices) {
  if (prices.length === 0) return null
  let sum = 0
  for (const price of prices) sum += price
  return sum
}
