export function pagesToPrint(wish, pages) {
  const chosen = new Set()
  for (const part of wish.split(',')) {
    if (part.trim() === '') continue
    let [from, to = from] = part.split('-').map((side) => side.trim())
    from = from === '' ? 1 : Number(from)
    to = to === '' ? pages : Number(to)
    for (let page = Math.max(1, Math.min(from, to)); page <= Math.min(pages, Math.max(from, to)); page += 1) chosen.add(page)
  }
  return [...chosen].sort((a, b) => a - b)
}
