export function pagesToPrint(wish: string, pages: number): number[] {
  return wish.split(',').flatMap((part) => {
    const [left = '', right = left] = part.split('-').map((side) => side.trim())
    const first = left === '' ? 1 : Number(left)
    const last = right === '' ? (part.includes('-') ? Infinity : first) : Number(right)
    const range: number[] = []
    for (let page = Math.max(1, Math.min(first, last)); page <= Math.min(pages, Math.max(first, last)); page += 1) {
      range.push(page)
    }
    return first <= last || left === '' ? range : range.reverse()
  })
}
