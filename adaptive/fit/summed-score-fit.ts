import type { ItemParameters } from '#schemas/parameters'
import { latentWeights } from '../calibrate/latent.ts'
import type { Normal } from '../calibrate/prior.ts'
import { categoryTables, sumScores } from '../irt/sum-score-distribution.ts'
import { chiSquareTail } from '../numeric/gamma.ts'
import { abilitiesOf, type Grid } from '../posterior/grid.ts'
import type { Responses } from '../responses/responses.ts'
import { completePersons } from './complete-persons.ts'

/** A χ² statistic of one item. */
export interface ItemFit {
  readonly statistic: number
  /** degrees of freedom; the statistic says nothing where they are not positive */
  readonly df: number
  /** p-value in [0, 1]; NaN without degrees of freedom */
  readonly p: number
  /** root mean square error of approximation, ≥ 0; NaN without degrees of freedom */
  readonly rmsea: number
}

/** Smallest expected count of a cell that stands alone. */
const LEAST_EXPECTED = 1

/**
 * S-X² of each item (Orlando and Thissen 2000; for more than two categories Kang and Chen 2008): the share of each category
 * among the persons of each sum score, against what the model expects there. Neighbouring scores are put together until every cell expects at least
 * one person.
 *
 * @param responses persons who have not answered every item are left out
 * @param parameters of the items, in order
 * @param options.free number of free parameters of each item, which cost a degree of freedom each
 * @param options.grid where abilities are held; 61 points on [−6, 6] if absent
 * @param options.latent distribution of ability; N(0, 1) if absent
 * @returns one entry per item, and how many persons it is about
 */
export function summedScoreFit(
  responses: Responses,
  parameters: readonly ItemParameters[],
  options: { readonly free: readonly number[]; readonly grid?: Grid; readonly latent?: Normal },
): { readonly items: readonly ItemFit[]; readonly persons: number } {
  const { grid = { low: -6, high: 6, points: 61 }, latent = { mean: 0, sd: 1 } } = options
  const abilities = abilitiesOf(grid)
  const weights = latentWeights(abilities, latent)
  const tables = categoryTables(parameters, abilities)
  const { points, sizes, rows, probability } = tables
  const all = marginal(sumScores(tables).probability, weights)
  const complete = completePersons(responses)
  const observed = countByScore(complete, sizes, all.length)
  const items = parameters.map((_, i): ItemFit => {
    const size = sizes[i] ?? 0
    const rest = sumScores(tables, i)
    const table: Cell[][] = []
    // the lowest and the highest score leave an item no choice
    for (let score = 1; score < all.length - 1; score++) {
      const count = observed.scores[score] ?? 0
      const cells: Cell[] = []
      for (let k = 0; k < size; k++) {
        const without = score - k
        let joint = 0
        if (without >= 0 && without <= rest.highest)
          for (let q = 0; q < points; q++)
            joint +=
              (rest.probability[without * points + q] ?? 0) *
              (probability[(rows[i] ?? 0) + k * points + q] ?? 0) *
              (weights[q] ?? 0)
        cells.push({
          expected: (count * joint) / (all[score] ?? 1),
          observed: observed.counts[i]?.[score * size + k] ?? 0,
        })
      }
      table.push(cells)
    }
    return fitOf(merged(table), options.free[i] ?? size, complete.total)
  })
  return { items, persons: complete.total }
}

interface Cell {
  readonly expected: number
  readonly observed: number
}

function plus(one: Cell, other: Cell): Cell {
  return { expected: one.expected + other.expected, observed: one.observed + other.observed }
}

/**
 * Puts the score with the smallest expected cell together with the sparser of its neighbours, until no cell expects too
 * little, and then categories within a score, for scores that are left with such a cell because nobody else is near.
 */
function merged(table: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const left = [...table]
  const least = left.map(leastExpected)
  while (left.length > 1) {
    let at = 0
    for (let s = 1; s < least.length; s++) if ((least[s] ?? 0) < (least[at] ?? 0)) at = s
    if ((least[at] ?? 0) >= LEAST_EXPECTED) break
    const isBeforeSparser = (least[at - 1] ?? Infinity) <= (least[at + 1] ?? Infinity)
    const first = isBeforeSparser ? at - 1 : at
    const cells = (left[first] ?? []).map((cell, k) => plus(cell, left[first + 1]?.[k] ?? NOTHING))
    left.splice(first, 2, cells)
    least.splice(first, 2, leastExpected(cells))
  }
  return left.map(mergedCategories)
}

const NOTHING: Cell = { expected: 0, observed: 0 }

function leastExpected(cells: readonly Cell[]): number {
  return cells.reduce((least, { expected }) => Math.min(least, expected), Infinity)
}

function mergedCategories(cells: readonly Cell[]): readonly Cell[] {
  if (cells.length <= 2) return cells
  const merged: Cell[] = []
  for (const cell of cells) {
    const before = merged.at(-1)
    if (before !== undefined && before.expected < LEAST_EXPECTED)
      merged[merged.length - 1] = plus(before, cell)
    else merged.push(cell)
  }
  const last = merged.at(-1)
  const before = merged.at(-2)
  return last !== undefined && before !== undefined && last.expected < LEAST_EXPECTED
    ? [...merged.slice(0, -2), plus(before, last)]
    : merged
}

function fitOf(table: readonly (readonly Cell[])[], free: number, persons: number): ItemFit {
  let statistic = 0
  let df = -free
  for (const cells of table) {
    df += cells.length - 1
    for (const { expected, observed } of cells)
      if (expected > 0) statistic += ((observed - expected) * (observed - expected)) / expected
  }
  if (!(df > 0)) return { statistic, df, p: NaN, rmsea: NaN }
  return {
    statistic,
    df,
    p: chiSquareTail(statistic, df),
    rmsea: Math.sqrt(Math.max(0, (statistic - df) / (df * (persons - 1)))),
  }
}

/** Probability of each sum score over all abilities. */
function marginal(probability: Float64Array, weights: Float64Array): Float64Array {
  const points = weights.length
  const scores = new Float64Array(probability.length / points)
  for (let s = 0; s < scores.length; s++)
    for (let q = 0; q < points; q++)
      scores[s] = (scores[s] ?? 0) + (probability[s * points + q] ?? 0) * (weights[q] ?? 0)
  return scores
}

function countByScore(
  { rows, weights, items }: ReturnType<typeof completePersons>,
  sizes: Uint8Array,
  length: number,
): { readonly scores: Float64Array; readonly counts: readonly Float64Array[] } {
  const scores = new Float64Array(length)
  const counts = Array.from(sizes, (size) => new Float64Array(length * size))
  for (let n = 0; n < weights.length; n++) {
    let score = 0
    for (let i = 0; i < items; i++) score += rows[n * items + i] ?? 0
    const weight = weights[n] ?? 0
    scores[score] = (scores[score] ?? 0) + weight
    for (let i = 0; i < items; i++) {
      const own = counts[i]
      const at = score * (sizes[i] ?? 0) + (rows[n * items + i] ?? 0)
      if (own !== undefined) own[at] = (own[at] ?? 0) + weight
    }
  }
  return { scores, counts }
}
