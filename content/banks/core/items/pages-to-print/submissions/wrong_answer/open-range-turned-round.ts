export function pagesToPrint(wish: string, pages: number): number[] {
  const result: number[] = []
  for (const part of wish.split(',').map((text) => text.trim()).filter((text) => text !== '')) {
    const [left = '', right = left] = part.split('-').map((side) => side.trim())
    const first = left === '' ? 1 : Number(left)
    const last = right === '' ? pages : Number(right)
    const low = Math.max(1, Math.min(first, last))
    const high = Math.min(pages, Math.max(first, last))
    if (first <= last) for (let page = low; page <= high; page += 1) result.push(page)
    else for (let page = high; page >= low; page -= 1) result.push(page)
  }
  return result
}
