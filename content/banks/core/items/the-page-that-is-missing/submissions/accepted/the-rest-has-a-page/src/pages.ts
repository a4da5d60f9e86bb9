/** How many pages some rows need; one even where there are none. */
export function pageCount(rows: number, size: number): number {
  const rest = rows % size
  return Math.max(1, (rows - rest) / size + (rest > 0 ? 1 : 0))
}

/** The page that is shown to somebody who asks for one. */
export function clampPage(page: number, count: number): number {
  return Math.min(Math.max(page, 1), count)
}
