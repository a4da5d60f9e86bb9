export function deliveryOrder(numbers) {
  const sorted = [...numbers].sort()
  const left = sorted.filter((entry) => parseInt(entry) % 2 === 1)
  const right = sorted.filter((entry) => parseInt(entry) % 2 === 0)
  return [...left, ...right.reverse()]
}
