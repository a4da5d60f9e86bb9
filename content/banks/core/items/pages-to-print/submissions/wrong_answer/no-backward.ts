export function pagesToPrint(wish: string, pages: number): number[] {
  return wish.split(',').flatMap((part) => {
    if (part.trim() === '') return []
    const sides = part.split('-').map((side) => side.trim())
    const from = sides[0] === '' ? 1 : Number(sides[0])
    const to = sides.length === 1 ? from : sides[1] === '' ? pages : Number(sides[1])
    const result: number[] = []
    for (let page = Math.max(from, 1); page <= Math.min(to, pages); page += 1) result.push(page)
    return result
  })
}
