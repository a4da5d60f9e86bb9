export function whatToReorder(
  stock: readonly { name: string; onShelf: number; onOrder: number; minimum: number }[],
): string[] {
  return stock
    .map((row) => ({ name: row.name, missing: row.minimum - row.onShelf - row.onOrder }))
    .filter((row) => row.missing > 0)
    .sort((a, b) => b.missing - a.missing)
    .map((row) => row.name)
}
