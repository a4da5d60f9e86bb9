import type { Responses } from '../responses/responses.ts'

/** Neighbouring items whose joint answers are looked up as one. */
export interface Block {
  /** indexes of the items, ascending */
  readonly items: readonly number[]
  /** symbols of each item: its categories, then, where some person lacks it, "not administered" */
  readonly radices: readonly number[]
  /** number of joint answers, the product of the radices; the first item's symbol counts least */
  readonly patterns: number
  /** place of the block's first pattern among the rows of all blocks */
  readonly firstRow: number
}

/** Responses as rows of tables, each of which holds one function of the ability. */
export interface Packing {
  readonly blocks: readonly Block[]
  /** number of rows of all blocks */
  readonly rows: number
  /** person n's rows stand at [starts[n], starts[n + 1]) */
  readonly starts: Uint32Array
  readonly row: Uint32Array
}

/** Most patterns of a block: tables of this size stay in the processor's cache (see `bench/calibrate.ts`). */
const MOST_PATTERNS = 128
/** Share of administered responses from which on blocks of several items pay. */
const DENSE = 0.5

/**
 * Packs items into blocks, so that a person costs one product of functions per block and not one per item.
 *
 * @param responses categories below the sizes of their items
 * @param sizes number of categories of each item; 0 leaves the item out
 * @param mostPatterns of a block of several items
 */
export function packResponses(
  responses: Responses,
  sizes: Uint8Array,
  mostPatterns = MOST_PATTERNS,
): Packing {
  const { persons, items, starts, item, category } = responses
  const answered = new Uint32Array(items)
  for (let at = 0; at < item.length; at++) answered[item[at] ?? 0] = (answered[item[at] ?? 0] ?? 0) + 1
  let [used, total] = [0, 0]
  for (let i = 0; i < items; i++) {
    if ((sizes[i] ?? 0) === 0) continue
    used++
    total += answered[i] ?? 0
  }
  const isDense = total >= DENSE * used * persons
  const isLacked = (i: number): boolean => isDense && (answered[i] ?? 0) < persons
  const blocks = blocksOf(sizes, isDense ? mostPatterns : 1, isLacked)

  const blockOf = new Int32Array(items).fill(-1)
  const factor = new Uint32Array(items)
  // what a response adds to its block's row: the block's row starts with all of its lacked items not administered
  const absent = new Int32Array(items)
  const empty = new Int32Array(blocks.length)
  blocks.forEach(({ items: members, radices, firstRow }, b) => {
    let weight = 1
    empty[b] = firstRow
    members.forEach((i, j) => {
      blockOf[i] = b
      factor[i] = weight
      if (isLacked(i)) {
        absent[i] = (sizes[i] ?? 0) * weight
        empty[b] = (empty[b] ?? 0) + (absent[i] ?? 0)
      }
      weight *= radices[j] ?? 1
    })
  })
  const rowStarts = new Uint32Array(persons + 1)
  const row = new Uint32Array(isDense ? persons * blocks.length : total)
  let length = 0
  for (let n = 0; n < persons; n++) {
    const end = starts[n + 1] ?? 0
    let open = -1
    for (let at = starts[n] ?? 0; at < end; at++) {
      const i = item[at] ?? 0
      const b = blockOf[i] ?? -1
      if (b < 0) continue
      // items ascend, and so do the blocks: a block's responses are neighbours
      if (b !== open) {
        open = b
        row[length++] = empty[b] ?? 0
      }
      row[length - 1] = (row[length - 1] ?? 0) + (category[at] ?? 0) * (factor[i] ?? 0) - (absent[i] ?? 0)
    }
    rowStarts[n + 1] = length
  }
  const rows = blocks.reduce((sum, { patterns }) => sum + patterns, 0)
  return { blocks, rows, starts: rowStarts, row: row.subarray(0, length) }
}

function blocksOf(
  sizes: Uint8Array,
  mostPatterns: number,
  isLacked: (item: number) => boolean,
): readonly Block[] {
  const blocks: Block[] = []
  let items: number[] = []
  let radices: number[] = []
  let patterns = 1
  let firstRow = 0
  const close = (): void => {
    if (items.length > 0) blocks.push({ items, radices, patterns, firstRow })
    firstRow += items.length > 0 ? patterns : 0
    items = []
    radices = []
    patterns = 1
  }
  sizes.forEach((size, i) => {
    if (size === 0) return
    const radix = size + (isLacked(i) ? 1 : 0)
    if (patterns * radix > mostPatterns) close()
    items.push(i)
    radices.push(radix)
    patterns *= radix
  })
  close()
  return blocks
}
