import type { Blueprint } from '#schemas/blueprint'
import type { Estimate } from '../estimate/expected.ts'
import { placeOf } from '../pool/information-at.ts'
import type { BlockFacts } from '../session/block-facts.ts'
import { RANK_EVERY, type ForecastTables } from './tables.ts'

type Selection = Blueprint['blocks'][number]['select']

/** A block of at most so many items is looked at as a whole. */
const WHOLE = 64
/** Items taken from each ranking. */
const DEPTH = 12
/** Items of each stratum, or on each side of the estimate, that are closest in difficulty. */
const CLOSE = 8
/** Items of a larger bank that chance chooses among, evenly spread over it. */
const SPREAD = 400

/**
 * The items among which a selector's choice lies, so that it need not look at the whole bank: the most informative ones
 * about the estimate, or the closest ones in difficulty. Selectors that draw from all items get every n-th one of a bank
 * of more than 400, so that their draws are those of a bank with fewer items of the same sorts.
 *
 * @param isFree whether an item may come now
 * @param turn changes from step to step; it decides which items stand for the others
 * @returns indexes, ascending
 */
export function shortlist(
  tables: ForecastTables,
  facts: Pick<BlockFacts, 'bank' | 'order'>,
  select: Selection,
  estimate: Estimate,
  isFree: (item: number) => boolean,
  turn: number,
): Int32Array {
  const { bank } = facts
  if (select.selector === 'fixed-order' && facts.order === undefined) {
    const first = bank.find(isFree)
    return first === undefined ? new Int32Array() : Int32Array.of(first)
  }
  if (bank.length <= WHOLE || facts.order !== undefined) return bank.filter(isFree)
  switch (select.selector) {
    case 'closest-difficulty':
      return closest(tables, estimate.theta, isFree, CLOSE)
    case 'a-stratified':
      return closest(tables, estimate.theta, isFree, CLOSE * select.strata)
    case 'proportional':
    case 'progressive-restricted':
      return spread(bank, isFree, turn)
    case 'randomesque':
      return ranked(tables, [estimate.theta], isFree, Math.max(DEPTH, select.among))
    case 'maximum-information':
      return ranked(tables, [estimate.theta], isFree, DEPTH)
    default: {
      const { theta, se } = estimate
      return ranked(tables, [theta - se, theta, theta + se], isFree, DEPTH)
    }
  }
}

/** The most informative free items at some abilities, on either side of each. */
export function ranked(
  { pool, ranks }: ForecastTables,
  abilities: readonly number[],
  isFree: (item: number) => boolean,
  depth: number,
): Int32Array {
  const { count, grid } = pool
  const last = Math.floor((grid.points - 1) / RANK_EVERY)
  const points = new Set<number>()
  for (const theta of abilities) {
    const { cell, share } = placeOf(pool, theta)
    const left = Math.min(last, Math.floor(cell / RANK_EVERY))
    points.add(left)
    // on a rank point itself its own ranking says it all
    if (cell % RANK_EVERY > 0 || share > 0) points.add(Math.min(last, left + 1))
  }
  const found: number[] = []
  for (const point of points) {
    const from = point * count
    for (let place = 0, taken = 0; place < count && taken < depth; place++) {
      const item = ranks[from + place] ?? 0
      if (!isFree(item)) continue
      taken++
      found.push(item)
    }
  }
  return distinct(found)
}

/** The free items closest in difficulty, as many of them on either side. */
function closest(
  { byDifficulty, difficulties }: ForecastTables,
  theta: number,
  isFree: (item: number) => boolean,
  depth: number,
): Int32Array {
  const middle = placeIn(difficulties, theta)
  const found: number[] = []
  for (const step of [-1, 1]) {
    let taken = 0
    for (
      let place = step < 0 ? middle - 1 : middle;
      place >= 0 && place < byDifficulty.length && taken < depth;
      place += step
    ) {
      const item = byDifficulty[place] ?? 0
      if (!isFree(item)) continue
      taken++
      found.push(item)
    }
  }
  return distinct(found)
}

/** @returns how many values of an ascending list are below one */
function placeIn(ascending: Float64Array, value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((ascending[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

function spread(bank: Int32Array, isFree: (item: number) => boolean, turn: number): Int32Array {
  const stride = Math.max(1, Math.floor(bank.length / SPREAD))
  const found = bank.filter((item, place) => place % stride === turn % stride && isFree(item))
  // a rare sort of item may lie between
  return found.length > 0 || stride === 1 ? found : bank.filter(isFree)
}

function distinct(found: readonly number[]): Int32Array {
  return Int32Array.from(new Set(found)).sort()
}
