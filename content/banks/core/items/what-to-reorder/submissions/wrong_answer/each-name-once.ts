export function whatToReorder(
  stock: readonly { name: string; onShelf: number; onOrder: number; minimum: number }[],
): string[] {
  const names = new Set<string>()
  for (const row of stock) {
    if (row.onShelf + row.onOrder < row.minimum) names.add(row.name)
  }
  return [...names]
}
