/** How many pages some rows need; one even where there are none. */
export function pageCount(rows: number, size: number): number {
  return Math.max(1, Math.round(rows / size))
}

/** The page that is shown to somebody who asks for one. */
export function clampPage(page: number, count: number): number {
  return Math.min(Math.max(page, 1), count)
}
