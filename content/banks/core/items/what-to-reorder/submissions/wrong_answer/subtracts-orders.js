export function whatToReorder(stock) {
  return stock.filter((row) => row.onShelf - row.onOrder < row.minimum).map((row) => row.name)
}
