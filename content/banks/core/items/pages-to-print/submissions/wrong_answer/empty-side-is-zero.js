export function pagesToPrint(wish, pages) {
  const result = []
  for (const part of wish.split(',')) {
    if (part.trim() === '') continue
    const [from, to = from] = part.split('-').map(Number)
    const step = from <= to ? 1 : -1
    for (let page = from; page !== to + step && page > -1e4 && page < 1e4; page += step) {
      if (page >= 1 && page <= pages) result.push(page)
    }
  }
  return result
}
