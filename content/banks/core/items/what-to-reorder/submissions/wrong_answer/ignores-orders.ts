export function whatToReorder(
  stock: readonly { name: string; onShelf: number; onOrder: number; minimum: number }[],
): string[] {
  return stock.filter((row) => row.onShelf < row.minimum).map((row) => row.name)
}
