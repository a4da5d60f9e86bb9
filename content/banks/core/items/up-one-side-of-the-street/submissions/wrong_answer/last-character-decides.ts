export function deliveryOrder(numbers: readonly string[]): string[] {
  const sorted = [...numbers].sort((a, b) => parseInt(a) - parseInt(b) || (a < b ? -1 : a > b ? 1 : 0))
  const isEven = (entry: string) => '02468'.includes(entry[entry.length - 1]!)
  return [...sorted.filter((entry) => !isEven(entry)), ...sorted.filter(isEven).reverse()]
}
