import { clampPage, pageCount } from './pages'
import { titleOf } from './title'

/** One page of a list, with the line above it. */
export function showPage(rows: string[], size: number, page: number) {
  const count = pageCount(rows.length, size)
  const shown = clampPage(page, count + 1)
  const start = (shown - 1) * size
  return { title: titleOf(shown, count), rows: rows.slice(start, start + size) }
}
