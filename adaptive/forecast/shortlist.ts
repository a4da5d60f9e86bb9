import type { Estimate } from '../estimate/expected.ts'
import { placeOf } from '../pool/information-at.ts'
import type { SelectRule } from '../select/selectors.ts'
import { freeOn, type Free } from './free.ts'
import type { Path } from './path.ts'
import type { Setting } from './setting.ts'
import type { Sorted } from './sorted.ts'
import { RANK_EVERY } from './tables.ts'

/** A block of at most so many items is looked at as a whole. */
const WHOLE = 64
/** Items taken from each ranking. */
const DEPTH = 12
/** Items of each stratum, or on each side of the estimate, that are closest in difficulty. */
const CLOSE = 8
/** Items of a larger bank that stand for all of them where chance chooses, evenly spread over it. */
const SPREAD = 128
/** The same where the luckiest of all is chosen, so that their number matters. */
const LUCKIEST = 256
/** So many items are looked at for each that is wanted before each open class is looked through by itself. */
const PATIENCE = 16

/**
 * The items among which a selector's choice lies, so that it need not look at the whole bank: the most informative ones
 * about the estimate, or the closest ones in difficulty. Selectors that draw from all items get every n-th one of a large
 * bank, so that their draws are those of a bank with fewer items of the same sorts.
 *
 * @param at number of the block
 * @returns indexes, ascending
 */
export function shortlist(
  setting: Setting,
  path: Path,
  at: number,
  select: SelectRule,
  estimate: Estimate,
  free: Free,
): Int32Array {
  const facts = setting.blocks[at]
  if (facts === undefined) return new Int32Array()
  const { bank, order } = facts
  const isFree = freeOn(setting, path, free)
  if (select.selector === 'fixed-order' && order === undefined) {
    const first = bank.find(isFree)
    return first === undefined ? new Int32Array() : Int32Array.of(first)
  }
  if (bank.length <= WHOLE || order !== undefined) return bank.filter(isFree)
  const { theta, se } = estimate
  switch (select.selector) {
    case 'closest-difficulty':
      return closest(setting, path, theta, free, CLOSE)
    case 'a-stratified':
      return closest(setting, path, theta, free, CLOSE * select.strata)
    case 'proportional':
      return spread(bank, isFree, path.number + path.steps, SPREAD)
    case 'progressive-restricted':
      return spread(bank, isFree, path.number + path.steps, LUCKIEST)
    case 'randomesque':
      return ranked(setting, path, [theta], free, Math.max(DEPTH, select.among))
    case 'maximum-information':
      return ranked(setting, path, [theta], free, DEPTH)
    case 'thompson':
      // what is uncertain may turn out to be better than the best that is known
      return distinct([
        ...ranked(setting, path, [theta - se, theta, theta + se], free, DEPTH),
        ...spread(bank, isFree, path.number + path.steps, SPREAD),
      ])
    default:
      return ranked(setting, path, [theta - se, theta, theta + se], free, DEPTH)
  }
}

/** The most informative free items at some abilities, on either side of each. */
export function ranked(
  setting: Setting,
  path: Path,
  abilities: readonly number[],
  free: Free,
  depth: number,
): Int32Array {
  const { pool, ranks } = setting.tables
  const { count } = pool
  const isFree = freeOn(setting, path, free)
  const found: number[] = []
  for (const point of pointsOf(setting, abilities)) {
    const from = point * count
    const whole = { order: ranks, first: from, end: Math.min(from + count, from + PATIENCE * depth) }
    if (lookThrough(whole, isFree, depth, found) || whole.end === from + count) continue
    const sorted = setting.sorted()
    for (const { first, end } of waysOf(sorted, path, free))
      lookThrough({ order: sorted.items, first: from + first, end: from + end }, isFree, depth, found)
  }
  return distinct(found)
}

/** A part of a ranking. */
interface Stretch {
  readonly order: Int32Array
  /** its first place, and the one behind its last */
  readonly first: number
  readonly end: number
}

/** Adds the first free items of a stretch. @returns whether there were as many as wanted */
function lookThrough(
  { order, first, end }: Stretch,
  isFree: (item: number) => boolean,
  wanted: number,
  found: number[],
): boolean {
  let taken = 0
  for (let place = first; place < end && taken < wanted; place++) {
    const item = order[place] ?? 0
    if (!isFree(item)) continue
    taken++
    found.push(item)
  }
  return taken === wanted
}

/** The rank points on either side of some abilities, each once. */
function pointsOf({ tables: { pool } }: Setting, abilities: readonly number[]): readonly number[] {
  const last = Math.floor((pool.grid.points - 1) / RANK_EVERY)
  const points: number[] = []
  for (const theta of abilities) {
    const { cell, share } = placeOf(pool, theta)
    const left = Math.min(last, Math.floor(cell / RANK_EVERY))
    // on a rank point itself its own ranking says it all
    const right = cell % RANK_EVERY > 0 || share > 0 ? Math.min(last, left + 1) : left
    for (const point of [left, right]) if (!points.includes(point)) points.push(point)
  }
  return points
}

/** The parts of a ranking by class that open classes fill. */
function waysOf(
  { starts }: Sorted,
  { classCounts }: Path,
  { isOpen }: Free,
): readonly { readonly first: number; readonly end: number }[] {
  const ways: { first: number; end: number }[] = []
  for (let of = 0; of < isOpen.length; of++)
    if (isOpen[of] === 1 && (classCounts[of] ?? 0) > 0)
      ways.push({ first: starts[of] ?? 0, end: starts[of + 1] ?? 0 })
  return ways
}

/** The free items closest in difficulty, as many of each open class on either side. */
function closest(setting: Setting, path: Path, theta: number, free: Free, depth: number): Int32Array {
  const { difficulty, ranks } = setting.tables
  const sorted = setting.sorted()
  const isFree = freeOn(setting, path, free)
  const order = sorted.items.subarray(ranks.length)
  const found: number[] = []
  for (const { first, end } of waysOf(sorted, path, free)) {
    let low = first
    let high = end
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if ((difficulty[order[middle] ?? 0] ?? 0) < theta) low = middle + 1
      else high = middle
    }
    for (let place = low - 1, taken = 0; place >= first && taken < depth; place--) {
      const item = order[place] ?? 0
      if (!isFree(item)) continue
      taken++
      found.push(item)
    }
    lookThrough({ order, first: low, end }, isFree, depth, found)
  }
  return distinct(found)
}

function spread(
  bank: Int32Array,
  isFree: (item: number) => boolean,
  turn: number,
  wanted: number,
): Int32Array {
  const stride = Math.max(1, Math.floor(bank.length / wanted))
  const found: number[] = []
  for (let place = turn % stride; place < bank.length; place += stride) {
    const item = bank[place] ?? 0
    if (isFree(item)) found.push(item)
  }
  // a rare sort of item may lie between
  return found.length > 0 || stride === 1 ? new Int32Array(found) : bank.filter(isFree)
}

/** A few dozen numbers: sorted and compared with their neighbours, which is quicker than a set. */
function distinct(found: readonly number[]): Int32Array {
  const sorted = new Int32Array(found).sort()
  let count = 0
  for (let j = 0; j < sorted.length; j++)
    if (j === 0 || sorted[j] !== sorted[j - 1]) sorted[count++] = sorted[j] ?? 0
  return sorted.subarray(0, count)
}
