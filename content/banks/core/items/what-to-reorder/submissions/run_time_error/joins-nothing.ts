export function whatToReorder(
  stock: readonly { name: string; onShelf: number; onOrder: number; minimum: number }[],
): string[] {
  return stock
    .filter((row) => row.onShelf + row.onOrder < row.minimum)
    .map((row) => [row.name])
    .reduce((names, name) => [...names, ...name])
}
