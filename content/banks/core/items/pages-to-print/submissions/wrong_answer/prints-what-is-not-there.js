export function pagesToPrint(wish, pages) {
  const result = []
  for (const part of wish.split(',')) {
    const text = part.trim()
    if (text === '') continue
    if (!text.includes('-')) {
      result.push(Number(text))
      continue
    }
    const [left, right] = text.split('-').map((side) => side.trim())
    const first = left === '' ? 1 : Number(left)
    const last = right === '' ? Infinity : Number(right)
    const range = []
    for (let page = Math.max(1, Math.min(first, last)); page <= Math.min(pages, Math.max(first, last)); page += 1) range.push(page)
    result.push(...(first <= last ? range : range.reverse()))
  }
  return result
}
