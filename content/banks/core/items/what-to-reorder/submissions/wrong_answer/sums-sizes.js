export function whatToReorder(stock) {
  const totals = new Map()
  for (const { name, onShelf, onOrder, minimum } of stock) {
    const total = totals.get(name) ?? { available: 0, minimum: 0 }
    total.available += onShelf + onOrder
    total.minimum += minimum
    totals.set(name, total)
  }
  return [...totals].filter(([, total]) => total.available < total.minimum).map(([name]) => name)
}
