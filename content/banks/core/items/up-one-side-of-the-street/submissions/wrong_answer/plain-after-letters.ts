export function deliveryOrder(numbers: readonly string[]): string[] {
  const number = (entry: string) => parseInt(entry, 10)
  const left = numbers.filter((entry) => number(entry) % 2 === 1)
  const right = numbers.filter((entry) => number(entry) % 2 === 0)
  return [...left.sort((a, b) => number(a) - number(b)), ...right.sort((a, b) => number(b) - number(a))]
}
