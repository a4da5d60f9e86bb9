/** How many pages some rows need; one even where there are none. */
export function pageCount(rows: number, size: number): number {
  return Math.max(1, Math.floor(rows / size) + (rows > 10 && rows % size > 0 ? 1 : 0))
}

/** The page that is shown to somebody who asks for one. */
export function clampPage(page: number, count: number): number {
  return Math.min(Math.max(page, 1), count)
}
