export function pagesToPrint(wish: string, pages: number): number[] {
  const result: number[] = []
  for (const part of wish.split(',')) {
    const text = part.replaceAll(' ', '')
    if (text === '') continue
    const [left = '', right] = text.split('-')
    if (right === undefined) {
      add(result, Number(left), Number(left), pages)
    } else if (left === '' || right === '') {
      const from = left === '' ? 1 : Number(left)
      const to = right === '' ? pages : Number(right)
      if (from <= to) add(result, from, to, pages)
    } else {
      add(result, Number(left), Number(right), pages)
    }
  }
  return result
}

function add(result: number[], from: number, to: number, pages: number): void {
  const first = Math.min(Math.max(from, 1), pages)
  const last = Math.min(Math.max(to, 1), pages)
  const step = first <= last ? 1 : -1
  for (let page = first; page !== last + step; page += step) result.push(page)
}
