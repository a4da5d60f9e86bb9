export function deliveryOrder(numbers) {
  const left = numbers.filter((entry) => parseInt(entry) % 2 === 1)
  const right = numbers.filter((entry) => parseInt(entry) % 2 === 0)
  left.sort((a, b) => parseInt(a) - parseInt(b) || (a < b ? -1 : a > b ? 1 : 0))
  return [...left, ...right.sort().reverse()]
}
