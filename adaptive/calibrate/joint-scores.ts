import { scatter } from './expectation.ts'
import { packResponses, type Block } from './packing.ts'
import { layoutOf, type Layout } from './layout.ts'
import type { Passed, Posteriors, Scores } from './scores.ts'
import { collectCounts } from './tables.ts'

/**
 * Most patterns of a block here: a person costs one sum a pair of blocks, and the sums of a block with those before it stay
 * near the processor.
 */
const MOST_PATTERNS = 16

/**
 * Adds Σ over persons of the posterior means of the products of their complete-data scores. With N(ik, i'k')(q), the expected
 * number of persons at point q who gave both answers, the sum for two parameters is Σ over k, k', q of N·score·score'; and N
 * is summed up by blocks of items, as in the expectation step.
 *
 * @param into count × count by rows, receives the lower triangle
 */
export function addJointScores(
  { responses, layout }: Passed,
  scores: Scores,
  { mass, low, high }: Posteriors,
  into: Float64Array,
): void {
  const { points } = layout
  // items without free parameters have no scores
  const sizes = layout.categories.map((size, i) => ((scores.size[i] ?? 0) > 0 ? size : 0))
  const { starts, row, blocks, rows } = packResponses(responses, sizes, MOST_PATTERNS)
  const cells = layoutOf(sizes, points, layout.groups)
  const most = blocks.reduce((largest, { patterns, firstRow }) => {
    return Math.max(largest, patterns * (firstRow + patterns))
  }, layout.groups * rows)
  // rows of one item each are answers as they stand
  const isPlain = blocks.every(
    ({ items, radices }) => radices.length === 1 && radices[0] === sizes[items[0] ?? 0],
  )
  const table = new Float64Array(most * points)
  const folded = new Float64Array(cells.cells)
  const contract = contraction(scores, cells, into)
  const cursor = starts.slice(0, responses.persons)
  blocks.forEach((block, b) => {
    const { firstRow, patterns } = block
    const stride = (firstRow + patterns) * points
    table.fill(0, 0, patterns * stride)
    for (let n = 0; n < responses.persons; n++) {
      const at = cursor[n] ?? 0
      const pattern = (row[at] ?? 0) - firstRow
      if (at === starts[n + 1] || pattern >= patterns) continue
      cursor[n] = at + 1
      const shift = n * points
      scatter(
        row,
        starts[n] ?? 0,
        at + 1,
        points,
        mass,
        shift,
        low[n] ?? 0,
        high[n] ?? 0,
        table,
        pattern * stride,
      )
    }
    if (isPlain) {
      const i = block.items[0] ?? 0
      for (let k = 0; k < patterns; k++)
        contract(itemCell(scores, i, k, points), i, table.subarray(k * stride, (k + 1) * stride))
      return
    }
    const before = blocks.slice(0, b + 1)
    const joint = block.items.map((i) =>
      Array.from({ length: sizes[i] ?? 0 }, () => new Float64Array(cells.cells)),
    )
    for (let pattern = 0; pattern < patterns; pattern++) {
      const sums = table.subarray(pattern * stride, (pattern + 1) * stride)
      folded.fill(0)
      collectCounts({ blocks: before }, cells, sizes, sums, folded)
      symbolsOf(block, pattern).forEach((k, j) => {
        const of = joint[j]?.[k]
        if (of !== undefined)
          for (let at = 0; at < of.length; at++) of[at] = (of[at] ?? 0) + (folded[at] ?? 0)
      })
    }
    block.items.forEach((i, j) =>
      joint[j]?.forEach((of, k) => contract(itemCell(scores, i, k, points), i, of)),
    )
  })
  addLatent()

  /** The groups' parameters are scored by the group, which everybody has. */
  function addLatent(): void {
    const stride = rows * points
    const persons = new Float64Array(layout.groups * points)
    table.fill(0, 0, layout.groups * stride)
    for (let n = 0; n < responses.persons; n++) {
      const group = responses.groups?.[n] ?? 0
      const shift = n * points
      const [from, to] = [low[n] ?? 0, high[n] ?? 0]
      for (let q = from; q < to; q++)
        persons[group * points + q] = (persons[group * points + q] ?? 0) + (mass[shift + q] ?? 0)
      scatter(row, starts[n] ?? 0, starts[n + 1] ?? 0, points, mass, shift, from, to, table, group * stride)
    }
    for (let group = 0; group < layout.groups; group++) {
      folded.fill(0)
      const sums = table.subarray(group * stride, (group + 1) * stride)
      collectCounts({ blocks }, cells, sizes, sums, folded)
      const cell = latentCell(scores, layout, group)
      contract(cell, sizes.length, folded)
      addPair(cell, cell, persons, group * points, points, into, scores.count)
    }
  }
}

/** The symbol of each item of a block in one of its patterns. */
function symbolsOf({ radices }: Block, pattern: number): readonly number[] {
  let left = pattern
  return radices.map((radix) => {
    const symbol = left % radix
    left = (left - symbol) / radix
    return symbol
  })
}

/** An answer, or a group, as the parameters that it scores. */
interface Cell {
  readonly first: number
  readonly size: number
  readonly values: Float64Array
  /** where the first parameter's score starts in `values` */
  readonly row: number
}

function itemCell({ first, size, rows, values }: Scores, i: number, k: number, points: number): Cell {
  const own = size[i] ?? 0
  return { first: first[i] ?? 0, size: own, values, row: (rows[i] ?? 0) + k * own * points }
}

function latentCell({ count, latent }: Scores, { groups, points }: Layout, group: number): Cell {
  return { first: count - 2 * groups + 2 * group, size: 2, values: latent, row: 2 * group * points }
}

/** @returns what adds an answer's products with its own and all earlier items' answers, of which it is told the persons */
function contraction(
  scores: Scores,
  { categories, rows, points }: Layout,
  into: Float64Array,
): (cell: Cell, of: number, persons: Float64Array) => void {
  return (cell, of, persons) => {
    for (let i = 0; i <= of && i < categories.length; i++) {
      for (let k = 0; k < (categories[i] ?? 0); k++) {
        const other = itemCell(scores, i, k, points)
        // nobody gave two answers to one item
        if (i === of && other.row !== cell.row) continue
        addPair(cell, other, persons, (rows[i] ?? 0) + k * points, points, into, scores.count)
      }
    }
  }
}

/** Adds Σ over points of persons × score × score of each pair of two answers' parameters. A hot loop. */
function addPair(
  one: Cell,
  other: Cell,
  persons: Float64Array,
  at: number,
  points: number,
  into: Float64Array,
  count: number,
): void {
  let low = 0
  let high = points
  while (low < points && persons[at + low] === 0) low++
  while (high > low && persons[at + high - 1] === 0) high--
  if (low === high) return
  for (let j = 0; j < one.size; j++) {
    const row = one.row + j * points
    if (isZero(one.values, row, points)) continue
    const to = (one.first + j) * count + other.first
    const last = one.first === other.first ? j + 1 : other.size
    for (let l = 0; l < last; l++) {
      const column = other.row + l * points
      if (isZero(other.values, column, points)) continue
      let sum = 0
      for (let q = low; q < high; q++)
        sum += (persons[at + q] ?? 0) * (one.values[row + q] ?? 0) * (other.values[column + q] ?? 0)
      into[to + l] = (into[to + l] ?? 0) + sum
    }
  }
}

/** @returns whether a score never varies, as a graded answer's in thresholds that are not its neighbours */
function isZero(values: Float64Array, row: number, points: number): boolean {
  for (let q = 0; q < points; q++) if (values[row + q] !== 0) return false
  return true
}
