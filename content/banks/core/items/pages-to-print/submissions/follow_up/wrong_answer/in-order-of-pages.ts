export function pagesToPrint(wish: string, pages: number): number[] {
  const result = new Set<number>()
  for (const part of wish.split(',')) {
    const text = part.trim()
    if (text === '') continue
    const [left = '', right = left] = text.split('-').map((side) => side.trim())
    const first = left === '' ? 1 : Number(left)
    const last = right === '' ? Math.max(pages, first) : Number(right)
    const low = Math.max(Math.min(first, last), 1)
    const high = Math.min(Math.max(first, last), pages)
    if (left === '' && last < first) continue
    for (let page = low; page <= high; page += 1) result.add(page)
  }
  return [...result].sort((a, b) => a - b)
}
