export function whatToReorder(stock) {
  const names = []
  for (const { name, onShelf, onOrder, minimum } of stock) {
    const missing = minimum - onShelf - onOrder
    if (missing > 0) names.push(name)
  }
  return names
}
