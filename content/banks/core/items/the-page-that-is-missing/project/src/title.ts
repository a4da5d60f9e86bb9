/** The line above a page. */
export function titleOf(page: number, count: number): string {
  return `page ${page} of ${count}`
}
