/** What every pass needs to know of the items and groups: plain data, the same in every worker. */
export interface Layout {
  /** number of grid points */
  readonly points: number
  /** number of categories of each item; 0 leaves the item out */
  readonly categories: Uint8Array
  /** where category 0 of each item stands in tables of probabilities and counts: a multiple of points */
  readonly rows: Uint32Array
  /** length of those tables */
  readonly cells: number
  /** number of groups */
  readonly groups: number
}

/** @param categories number of categories of each item; 0 leaves the item out */
export function layoutOf(categories: Uint8Array, points: number, groups: number): Layout {
  const rows = new Uint32Array(categories.length)
  let cells = 0
  categories.forEach((size, i) => {
    rows[i] = cells
    cells += size * points
  })
  return { points, categories, rows, cells, groups }
}
