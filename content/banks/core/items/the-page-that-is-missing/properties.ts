/** A page has a row at least, and pages are counted from 1. */
export function arrange(rows: readonly string[], size: number, page: number) {
  return [rows, Math.max(1, size), Math.max(1, page)]
}
