export function deliveryOrder(numbers) {
  const houses = [...new Set(numbers)]
  houses.sort((a, b) => parseInt(a) - parseInt(b) || (a < b ? -1 : 1))
  const left = houses.filter((entry) => parseInt(entry) % 2)
  const right = houses.filter((entry) => parseInt(entry) % 2 === 0)
  return left.concat(right.reverse())
}
