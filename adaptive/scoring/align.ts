/** The most cells of the table below; what would need more is taken as one change. */
const mostCells = 250_000

/** A stretch of two sequences: the same in both, or what stands in the one in place of the other. */
export interface Stretch {
  readonly same: boolean
  readonly left: readonly string[]
  readonly right: readonly string[]
}

/**
 * Aligns two sequences by their longest common subsequence.
 *
 * Hunt and Szymanski's problem by the textbook table (Wagner and Fischer, 1974), between the ends that both share.
 *
 * @param left One sequence.
 * @param right The other.
 * @returns Stretches that join to both, alternately the same and not.
 */
export function align(left: readonly string[], right: readonly string[]): readonly Stretch[] {
  const shorter = Math.min(left.length, right.length)
  let start = 0
  while (start < shorter && left[start] === right[start]) start++
  let end = 0
  while (end < shorter - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end++
  const head = left.slice(0, start)
  const tail = left.slice(left.length - end)
  return merge([
    { same: true, left: head, right: head },
    ...middle(left.slice(start, left.length - end), right.slice(start, right.length - end)),
    { same: true, left: tail, right: tail },
  ])
}

function middle(left: readonly string[], right: readonly string[]): readonly Stretch[] {
  const rows = left.length
  const columns = right.length
  if (rows === 0 || columns === 0 || rows * columns > mostCells) return [{ same: false, left, right }]
  // lengths[i][j]: the longest common subsequence of what follows i in `left` and j in `right`.
  const width = columns + 1
  const lengths = new Uint16Array((rows + 1) * width)
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const at = row * width + column
      lengths[at] =
        left[row] === right[column]
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0)
    }
  }
  const stretches: Stretch[] = []
  let row = 0
  let column = 0
  while (row < rows || column < columns) {
    const at = row * width + column
    const mine = left.slice(row, row + 1)
    const theirs = right.slice(column, column + 1)
    if (row < rows && column < columns && mine[0] === theirs[0]) {
      stretches.push({ same: true, left: mine, right: mine })
      row++
      column++
    } else if (column === columns || (row < rows && (lengths[at + width] ?? 0) >= (lengths[at + 1] ?? 0))) {
      stretches.push({ same: false, left: mine, right: [] })
      row++
    } else {
      stretches.push({ same: false, left: [], right: theirs })
      column++
    }
  }
  return stretches
}

function merge(stretches: readonly Stretch[]): readonly Stretch[] {
  const merged: { same: boolean; left: string[]; right: string[] }[] = []
  for (const { same, left, right } of stretches) {
    if (left.length === 0 && right.length === 0) continue
    const last = merged.at(-1)
    if (last?.same === same) {
      last.left.push(...left)
      last.right.push(...right)
    } else merged.push({ same, left: [...left], right: [...right] })
  }
  return merged
}
