import type { Requirements } from './requirements.ts'

/** What has been used up and what is left. */
export interface Supply {
  /** per requirement, how many items are still wanted; ≤ 0 where it is met */
  readonly need: readonly number[]
  /** per requirement, how many more items it allows */
  readonly room: readonly number[]
  /** blocks that still take items, by number */
  readonly blocks: readonly number[]
  /** indexes of the items that may still be presented, ascending */
  readonly items: readonly number[] | Int32Array
}

/** `unproven`: the search gave up. Only overlapping quotas together with many enemies or families come to that. */
export type Reachability = 'yes' | 'no' | 'unproven'

/** Search steps before giving up: some tens of milliseconds. */
const STEPS = 20_000

/** How the search moves: n interchangeable items of a class, or one item that excludes others. */
interface Search {
  readonly requirements: Requirements
  readonly blocks: readonly number[]
  readonly need: number[]
  readonly room: number[]
  /** how many interchangeable items each class has left */
  readonly counts: number[]
  /** items that exclude others: index into the items, class, whom they exclude (places in this list) */
  readonly tied: readonly { readonly type: number; readonly excludes: readonly number[] }[]
  /** per tied item, how many chosen ones exclude it (itself included once chosen) */
  readonly barred: number[]
  readonly failed: Set<string>
  steps: number
}

/**
 * Whether the minima of all open blocks can still be met together, by an exact search: take the requirement with the
 * least slack, try each class of items that adds to it, and remember the situations that failed. Items that are alike
 * for every count and exclude nobody are interchangeable, so the search is small even for a large bank; a family of
 * alike variants counts as one such item.
 *
 * @param requirements counts and classes of all items
 * @param conflicts whom each item excludes
 */
export function reachable(
  requirements: Requirements,
  conflicts: readonly (readonly number[] | undefined)[],
  supply: Supply,
): Reachability {
  const counts: number[] = requirements.classes.map(() => 0)
  const tiedItems: number[] = []
  const left = new Set<number>()
  const anyConflict = conflicts.some((list) => list !== undefined)
  if (anyConflict) for (const item of supply.items) left.add(item)
  for (const item of supply.items) {
    const type = requirements.classOf[item] ?? 0
    const others = anyConflict ? conflicts[item]?.filter((other) => left.has(other)) : undefined
    if (others === undefined || others.length === 0) counts[type] = (counts[type] ?? 0) + 1
    else if (!isAlikeClique(item, others, requirements, conflicts, left)) tiedItems.push(item)
    // of a clique of alike items exactly one can be used: its first stands for all
    else if (others.every((other) => other > item)) counts[type] = (counts[type] ?? 0) + 1
  }
  const places = new Map(tiedItems.map((item, place) => [item, place]))
  const tied = tiedItems.map((item) => ({
    type: requirements.classOf[item] ?? 0,
    excludes: (conflicts[item] ?? []).flatMap((other) => places.get(other) ?? []),
  }))
  const search: Search = {
    requirements,
    blocks: supply.blocks,
    need: [...supply.need],
    room: [...supply.room],
    counts,
    tied,
    barred: tied.map(() => 0),
    failed: new Set(),
    steps: 0,
  }
  // a requirement of a block that is over can no longer be met and no longer matters
  const open = new Set<number>()
  for (const block of supply.blocks) {
    for (let r = requirements.starts[block] ?? 0; r < (requirements.starts[block + 1] ?? 0); r++) open.add(r)
  }
  search.need.forEach((_, r) => {
    if (!open.has(r)) search.need[r] = 0
  })
  const found = explore(search)
  return found ? 'yes' : search.steps >= STEPS ? 'unproven' : 'no'
}

/** True where an item and all that it excludes exclude each other, are of one class, and exclude nobody else. */
function isAlikeClique(
  item: number,
  others: readonly number[],
  requirements: Requirements,
  conflicts: readonly (readonly number[] | undefined)[],
  left: ReadonlySet<number>,
): boolean {
  const clique = new Set([item, ...others])
  return others.every((other) => {
    if (requirements.classOf[other] !== requirements.classOf[item]) return false
    const theirs = (conflicts[other] ?? []).filter((third) => left.has(third))
    return theirs.length === others.length && theirs.every((third) => clique.has(third))
  })
}

function explore(search: Search): boolean {
  const wanted = tightest(search)
  if (wanted === 'met') return true
  if (wanted === 'short') return false
  if (search.steps++ >= STEPS) return false
  const key = `${search.need.join()};${search.room.join()};${search.counts.join()};${search.barred.join()}`
  if (search.failed.has(key)) return false
  const { classes } = search.requirements
  for (let type = 0; type < classes.length; type++) {
    if ((search.counts[type] ?? 0) === 0) continue
    for (const use of usesFor(search, type, wanted)) {
      search.counts[type] = (search.counts[type] ?? 0) - 1
      take(search, use, 1)
      if (explore(search)) return true
      take(search, use, -1)
      search.counts[type] = (search.counts[type] ?? 0) + 1
    }
  }
  for (let place = 0; place < search.tied.length; place++) {
    const item = search.tied[place]
    if (item === undefined || (search.barred[place] ?? 0) > 0) continue
    for (const use of usesFor(search, item.type, wanted)) {
      bar(search, place, item.excludes, 1)
      take(search, use, 1)
      if (explore(search)) return true
      take(search, use, -1)
      bar(search, place, item.excludes, -1)
    }
  }
  search.failed.add(key)
  return false
}

/** The unmet requirement with the least slack; `short` where one cannot be met whatever is chosen. */
function tightest(search: Search): number | 'met' | 'short' {
  let best: number | 'met' = 'met'
  let least = Infinity
  for (let r = 0; r < search.need.length; r++) {
    const need = search.need[r] ?? 0
    if (need <= 0) continue
    let supply = 0
    search.counts.forEach((count, type) => {
      if (count > 0 && hasUse(search, type, r)) supply += count
    })
    search.tied.forEach((item, place) => {
      if (search.barred[place] === 0 && hasUse(search, item.type, r)) supply++
    })
    const slack = Math.min(supply, search.room[r] ?? 0) - need
    if (slack < 0) return 'short'
    if (slack < least) {
      least = slack
      best = r
    }
  }
  if (best !== 'met' && disjointNeedsExceedLength(search)) return 'short'
  return best
}

/** Needs of one block that no single item can serve together add up; their sum must fit into the block's length. */
function disjointNeedsExceedLength(search: Search): boolean {
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

function* usesFor(search: Search, type: number, wanted: number): Generator<readonly number[]> {
  for (const block of search.blocks) {
    const use = search.requirements.classes[type]?.[block]
    if (use?.includes(wanted) === true && fits(search, use)) yield use
  }
}

function hasUse(search: Search, type: number, wanted: number): boolean {
  return search.blocks.some((block) => {
    const use = search.requirements.classes[type]?.[block]
    return use?.includes(wanted) === true && fits(search, use)
  })
}

function fits(search: Search, use: readonly number[]): boolean {
  return use.every((r) => (search.room[r] ?? 0) > 0)
}

function take(search: Search, use: readonly number[], by: 1 | -1): void {
  for (const r of use) {
    search.need[r] = (search.need[r] ?? 0) - by
    search.room[r] = (search.room[r] ?? 0) - by
  }
}

function bar(search: Search, place: number, excludes: readonly number[], by: 1 | -1): void {
  search.barred[place] = (search.barred[place] ?? 0) + by
  for (const other of excludes) search.barred[other] = (search.barred[other] ?? 0) + by
}
