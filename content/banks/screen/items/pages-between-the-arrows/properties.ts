/** A page is from 1 to the number of pages, and there is one at least. */
export function arrange(current: number, total: number) {
  const pages = 1 + (Math.abs(total) % 40)
  return [1 + (Math.abs(current) % pages), pages]
}
