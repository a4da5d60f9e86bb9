export function pagesToPrint(wish, pages) {
  const result = []
  for (const part of wish.split(',')) {
    const text = part.trim()
    if (text === '') continue
    const [left, right = left] = text.split('-').map((side) => side.trim())
    const first = left === '' ? 1 : Number(left)
    const last = right === '' ? Math.max(pages, first) : Number(right)
    if (left === '' && last < first) continue
    const step = first <= last ? 1 : -1
    for (let page = first; page !== last + step; page += step) {
      if (page >= 1 && page <= pages) result.push(page)
    }
  }
  return result
}
