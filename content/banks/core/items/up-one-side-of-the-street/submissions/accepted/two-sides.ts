export function deliveryOrder(numbers: readonly string[]): string[] {
  const sorted = [...numbers].sort((a, b) => parseInt(a) - parseInt(b) || (a < b ? -1 : a > b ? 1 : 0))
  const isLeft = (entry: string) => parseInt(entry) % 2 === 1
  return [...sorted.filter(isLeft), ...sorted.filter((entry) => !isLeft(entry)).reverse()]
}
