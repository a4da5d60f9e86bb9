export function deliveryOrder(numbers) {
  const left = numbers.filter((entry) => Number(entry) % 2 !== 0)
  const right = numbers.filter((entry) => Number(entry) % 2 === 0)
  left.sort((a, b) => Number(a) - Number(b))
  right.sort((a, b) => Number(b) - Number(a))
  return [...left, ...right]
}
