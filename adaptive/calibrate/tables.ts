import type { Packing } from './packing.ts'

/**
 * Where the probabilities of each item stand: category k of item i at point q is [rows[i] + k·points + q].
 */
export interface ItemTables {
  readonly points: number
  readonly rows: Uint32Array
  readonly probability: Float64Array
}

/**
 * Fills in the likelihood of every pattern of every block: [row·points + q].
 *
 * A hot loop: patterns × points, once per pass.
 *
 * @param likelihood receives it, length rows × points
 */
export function fillLikelihoods(
  { blocks }: Packing,
  { points, rows, probability }: ItemTables,
  sizes: Uint8Array,
  likelihood: Float64Array,
): void {
  for (const { items, radices, firstRow } of blocks) {
    const base = firstRow * points
    for (let q = 0; q < points; q++) likelihood[base + q] = 1
    let filled = 1
    for (let j = 0; j < items.length; j++) {
      const item = items[j] ?? 0
      const size = sizes[item] ?? 0
      const row = rows[item] ?? 0
      // from the last symbol down, since symbol 0 overwrites what the others are made of
      for (let k = (radices[j] ?? 1) - 1; k >= 0; k--) {
        for (let pattern = 0; pattern < filled; pattern++) {
          const from = base + pattern * points
          const to = base + (k * filled + pattern) * points
          if (k === size) likelihood.copyWithin(to, from, from + points)
          else {
            const p = row + k * points
            for (let q = 0; q < points; q++)
              likelihood[to + q] = (likelihood[from + q] ?? 0) * (probability[p + q] ?? 0)
          }
        }
      }
      filled *= radices[j] ?? 1
    }
  }
}

/**
 * Adds what stands at the patterns of each block to the categories of its items: the inverse walk of
 * {@link fillLikelihoods}. What stands at "not administered" belongs to no category.
 *
 * @param sums [row·points + q]; is used up
 * @param counts receives the sums of category k of item i at [rows[i] + k·points + q]
 */
export function collectCounts(
  { blocks }: Pick<Packing, 'blocks'>,
  { points, rows }: Pick<ItemTables, 'points' | 'rows'>,
  sizes: Uint8Array,
  sums: Float64Array,
  counts: Float64Array,
): void {
  for (const { items, radices, patterns, firstRow } of blocks) {
    const base = firstRow * points
    let filled = patterns
    for (let j = items.length - 1; j >= 0; j--) {
      const item = items[j] ?? 0
      const size = sizes[item] ?? 0
      const row = rows[item] ?? 0
      const radix = radices[j] ?? 1
      filled /= radix
      for (let k = 0; k < radix; k++) {
        for (let pattern = 0; pattern < filled; pattern++) {
          const from = base + (k * filled + pattern) * points
          const fold = base + pattern * points
          const to = row + k * points
          if (k < size)
            for (let q = 0; q < points; q++) counts[to + q] = (counts[to + q] ?? 0) + (sums[from + q] ?? 0)
          if (k > 0)
            for (let q = 0; q < points; q++) sums[fold + q] = (sums[fold + q] ?? 0) + (sums[from + q] ?? 0)
        }
      }
    }
  }
}
