export function pagesToPrint(wish, pages) {
  return wish.split(',').flatMap((part) => {
    const text = part.replaceAll(' ', '')
    if (text === '') return []
    const [left, right = left] = text.split('-')
    const isBackward = left !== '' && right !== '' && left > right
    const first = left === '' ? 1 : Number(left)
    const last = right === '' ? Infinity : Number(right)
    const range = []
    for (let page = 1; page <= pages; page += 1) {
      if (isBackward ? page >= last && page <= first : page >= first && page <= last) range.push(page)
    }
    return isBackward ? range.reverse() : range
  })
}
