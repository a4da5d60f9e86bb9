export function pagesToPrint(wish: string, pages: number): number[] {
  const result: number[] = []
  for (const part of wish.split(',')) {
    const text = part.trim()
    if (text === '') continue
    const [left = '', right = left] = text.split('-').map((side) => side.trim())
    const first = left === '' ? 1 : Number(left)
    const last = right === '' ? Math.max(pages, first) : Number(right)
    const low = Math.max(Math.min(first, last), 1)
    const high = Math.min(Math.max(first, last), pages)
    if (left === '' && last < first) continue
    for (let page = low; page <= high; page += 1) {
      const wanted = first <= last ? page : low + high - page
      if (result.at(-1) !== wanted) result.push(wanted)
    }
  }
  return result
}
