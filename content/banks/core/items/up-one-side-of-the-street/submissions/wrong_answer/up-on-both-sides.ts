export function deliveryOrder(numbers: readonly string[]): string[] {
  const sorted = [...numbers].sort((a, b) => parseInt(a) - parseInt(b) || a.localeCompare(b))
  return [
    ...sorted.filter((entry) => parseInt(entry) % 2 === 1),
    ...sorted.filter((entry) => parseInt(entry) % 2 === 0),
  ]
}
