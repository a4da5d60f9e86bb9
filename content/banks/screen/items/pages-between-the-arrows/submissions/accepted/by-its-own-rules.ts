import { equal, test, throws } from './testing'
import { pagesShown } from './subject'

/** Page by page: it is shown where the rules say so, or where it is alone between two that are. */
function wanted(current: number, total: number): number[] {
  const isAsked = (page: number) => page === 1 || page === total || Math.abs(page - current) <= 1
  const line: number[] = []
  for (let page = 1; page <= total; page += 1) {
    const isAlone = page > 1 && page < total && isAsked(page - 1) && isAsked(page + 1)
    if (isAsked(page) || isAlone) line.push(page)
    else if (line.at(-1) !== 0) line.push(0)
  }
  return line
}

for (let total = 1; total <= 12; total += 1) {
  for (let current = 1; current <= total; current += 1) {
    test(`page ${current} of ${total}`, () => equal(pagesShown(current, total), wanted(current, total)))
  }
}
