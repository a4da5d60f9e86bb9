import type { Requirements } from './requirements.ts'
import type { Stock } from './stock.ts'

/** What is still wanted. */
export interface Demand {
  /** per requirement, how many items are still wanted; ≤ 0 where it is met */
  readonly need: readonly number[]
  /** per requirement, how many more items it allows */
  readonly room: readonly number[]
  /** blocks that still take items, by number; what other blocks wanted no longer matters */
  readonly blocks: readonly number[]
}

/** `unproven`: the search gave up. Only overlapping quotas together with many enemies or families come to that. */
export type Reachability = 'yes' | 'no' | 'unproven'

/** Search steps before giving up: a second at the very worst, for dozens of enemies under a dozen tight quotas. */
const STEPS = 5_000

/** A requirement that is still wanted. */
type Wanted = number | 'none' | 'short'

interface Search {
  readonly requirements: Requirements
  readonly blocks: readonly number[]
  readonly need: number[]
  readonly room: number[]
  readonly alternatives: Stock['alternatives']
  /** what is left per type */
  readonly counts: number[]
  readonly tied: Stock['tied']
  /** per tied item, how many chosen ones exclude it, itself included once chosen */
  readonly barred: number[]
  /** tied items left per class */
  readonly tiedCounts: number[]
  /** places of the tied items chosen */
  readonly chosen: number[]
  readonly failed: Set<string>
  steps: number
}

/**
 * Whether the minima of all open blocks can still be met together, by an exact search: take the requirement with the
 * least slack, try each type that adds to it, and remember the situations that failed. Items that are alike for every
 * count and exclude nobody are interchangeable, and so are families whose variants are alike; so the search is small even
 * for a large bank.
 *
 * @param requirements counts and classes of all items
 * @param stock what is left
 * @param demand what is wanted
 */
export function reachable(requirements: Requirements, stock: Stock, demand: Demand): Reachability {
  const { starts } = requirements
  const need = demand.need.map(() => 0)
  for (const block of demand.blocks) {
    for (let r = starts[block] ?? 0; r < (starts[block + 1] ?? 0); r++) need[r] = demand.need[r] ?? 0
  }
  if (need.every((wanted) => wanted <= 0)) return 'yes'
  const tiedCounts = requirements.classes.map(() => 0)
  for (const { class: of } of stock.tied) tiedCounts[of] = (tiedCounts[of] ?? 0) + 1
  const search: Search = {
    requirements,
    blocks: demand.blocks,
    need,
    room: [...demand.room],
    alternatives: stock.alternatives,
    counts: [...stock.counts],
    tied: stock.tied,
    barred: stock.tied.map(() => 0),
    tiedCounts,
    chosen: [],
    failed: new Set(),
    steps: 0,
  }
  const found = explore(search)
  return found ? 'yes' : search.steps >= STEPS ? 'unproven' : 'no'
}

function explore(search: Search): boolean {
  const wanted = tightest(search)
  if (wanted === 'none') return true
  if (wanted === 'short') return false
  if (isPlain(search, wanted)) return true
  if (search.steps++ >= STEPS) return false
  const chosen = search.chosen.toSorted((x, y) => x - y)
  const key = `${search.need.join()};${search.room.join()};${search.counts.join()};${chosen.join()}`
  if (search.failed.has(key)) return false
  for (const { type, place, use } of movesFor(search, wanted)) {
    move(search, type, place, use, 1)
    if (explore(search)) return true
    move(search, type, place, use, -1)
  }
  search.failed.add(key)
  return false
}

/** One item taken: one of a type, or the tied one at a place. */
interface Move {
  readonly type: number
  /** undefined for an item that is not tied */
  readonly place: number | undefined
  /** requirements that it adds to */
  readonly use: readonly number[]
  /** how many of those are still wanted */
  readonly gain: number
}

/** Every way to add to a requirement, those that add to the most unmet ones first. */
function movesFor(search: Search, wanted: number): readonly Move[] {
  const moves: Move[] = []
  const consider = (type: number, classes: readonly number[], place: number | undefined): void => {
    for (const use of usesFor(search, classes, wanted)) {
      moves.push({ type, place, use, gain: use.filter((r) => (search.need[r] ?? 0) > 0).length })
    }
  }
  search.alternatives.forEach((classes, type) => {
    if ((search.counts[type] ?? 0) > 0) consider(type, classes, undefined)
  })
  search.tied.forEach(({ class: of }, place) => {
    if (search.barred[place] === 0) consider(of, [of], place)
  })
  return moves.sort((x, y) => y.gain - x.gain)
}

/** Takes an item, or puts it back. */
function move(
  search: Search,
  type: number,
  place: number | undefined,
  use: readonly number[],
  by: 1 | -1,
): void {
  if (place === undefined) search.counts[type] = (search.counts[type] ?? 0) - by
  else {
    if (by === 1) search.chosen.push(place)
    else search.chosen.pop()
    for (const other of [place, ...(search.tied[place]?.excludes ?? [])]) bar(search, other, by)
  }
  for (const r of use) {
    search.need[r] = (search.need[r] ?? 0) - by
    search.room[r] = (search.room[r] ?? 0) - by
  }
}

/** The common case, without search: one requirement is left, and ordinary items for it are in nobody's way. */
function isPlain(search: Search, wanted: number): boolean {
  const need = search.need[wanted] ?? 0
  if (search.need.some((other, r) => r !== wanted && other > 0)) return false
  let supply = 0
  search.alternatives.forEach((classes, type) => {
    const count = search.counts[type] ?? 0
    if (count === 0) return
    const uses = usesFor(search, classes, wanted)
    if (uses.some((use) => use.every((r) => (search.room[r] ?? 0) >= need))) supply += count
  })
  return supply >= need
}

/** The unmet requirement with the least slack; `short` where one cannot be met whatever is chosen. */
function tightest(search: Search): Wanted {
  const supply = supplyOf(search)
  let best: Wanted = 'none'
  let least = Infinity
  for (let r = 0; r < search.need.length; r++) {
    const need = search.need[r] ?? 0
    if (need <= 0) continue
    const slack = Math.min(supply[r] ?? 0, search.room[r] ?? 0) - need
    if (slack < 0) return 'short'
    if (slack < least) {
      least = slack
      best = r
    }
  }
  return best !== 'none' && apartNeedsExceedLength(search) ? 'short' : best
}

/** Per requirement, how many items are left that could add to it. */
function supplyOf(search: Search): readonly number[] {
  const supply = search.need.map(() => 0)
  // the type that was counted last for a requirement: a clique may have several ways to add to it, but adds once
  const counted = search.need.map(() => -1)
  search.alternatives.forEach((classes, type) => {
    const left = (search.counts[type] ?? 0) + (search.tiedCounts[type] ?? 0)
    if (left === 0) return
    for (const of of classes) {
      for (const block of search.blocks) {
        const use = search.requirements.classes[of]?.[block]
        if (use === undefined || !fits(search, use)) continue
        for (const r of use) {
          if (counted[r] === type) continue
          counted[r] = type
          supply[r] = (supply[r] ?? 0) + left
        }
      }
    }
  })
  return supply
}

/** Needs of one block that no single item can serve together add up; their sum must fit into the block’s length. */
function apartNeedsExceedLength(search: Search): boolean {
  const { starts, classes } = search.requirements
  return search.blocks.some((block) => {
    const first = starts[block] ?? 0
    const apart: number[] = []
    let sum = 0
    for (let r = first + 1; r < (starts[block + 1] ?? 0); r++) {
      if ((search.need[r] ?? 0) <= 0) continue
      const together = classes.some((uses) => {
        const use = uses[block]
        return use?.includes(r) === true && apart.some((other) => use.includes(other))
      })
      if (together) continue
      apart.push(r)
      sum += search.need[r] ?? 0
    }
    return sum > (search.room[first] ?? 0)
  })
}

/** Every way in which an item of one of some classes may add to a requirement now. */
function usesFor(search: Search, classes: readonly number[], wanted: number): readonly (readonly number[])[] {
  const uses: (readonly number[])[] = []
  for (const of of classes) {
    for (const block of search.blocks) {
      const use = search.requirements.classes[of]?.[block]
      if (use?.includes(wanted) === true && fits(search, use)) uses.push(use)
    }
  }
  return uses
}

function fits(search: Search, use: readonly number[]): boolean {
  return use.every((r) => (search.room[r] ?? 0) > 0)
}

function bar(search: Search, place: number, by: 1 | -1): void {
  const before = search.barred[place] ?? 0
  const after = before + by
  search.barred[place] = after
  const of = search.tied[place]?.class ?? 0
  if (before === 0 || after === 0) search.tiedCounts[of] = (search.tiedCounts[of] ?? 0) - by
}
