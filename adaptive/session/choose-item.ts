import { reachable } from '../constraints/reachable.ts'
import { stockOf, type Stock } from '../constraints/stock.ts'
import { createGenerator } from '../numeric/generator.ts'
import { selectBy } from '../select/selectors.ts'
import { bestForm } from '../select/shadow-forms.ts'
import { modelOf } from '../variant/models.ts'
import type { SessionConfig } from './config.ts'
import { drawFixed, isFixedTurn } from './fixed-items.ts'
import { progressOf } from './progress-of.ts'
import type { BlockState, SessionStart } from './state.ts'
import { remove, spend, type Supply } from './supply.ts'

/**
 * The selector's choice among the items of the group that comes first; among the next one, where none of the others keeps
 * the minima reachable. Items that the candidate has not met lately come before those that they have, and in each of both
 * those of the quota that is farthest behind its share (Kingsbury and Zara 1989). In a blueprint that was refused
 * beforehand no item at all may keep the minima reachable: then the first choice stands.
 *
 * @param at the block's number
 * @param eligible indexes of the items to choose from, ascending
 * @returns an item's index; undefined where `eligible` is empty
 */
export function chooseItem(
  config: SessionConfig,
  start: SessionStart,
  block: BlockState,
  at: number,
  supply: Supply,
  eligible: Int32Array,
): number | undefined {
  const { pool, requirements, conflicts, blocks } = config
  const stock = stockOf(requirements, conflicts, supply.left)
  const rule = config.blueprint.blocks[at]?.select
  const facts = blocks[at]
  if (rule === undefined || facts === undefined) return undefined
  const position = block.taken.length + 1
  const fixed = isFixedTurn(facts.fixed, position) ? facts.fixed : undefined
  const generator = createGenerator(start.seed, `${fixed ? 'fixed' : 'select'}/${block.id}/${position}`)
  const { prior, bank, order } = facts
  const situation = {
    pool,
    weights: block.weights,
    theta: block.estimate.theta,
    generator: () => generator,
    prior,
    bank,
    progress: progressOf(config, block, at),
    ...(order && { order }),
  }
  let first: number | undefined
  for (const group of groupsOf(config, start, supply, at, eligible)) {
    let candidates = supply.forms === undefined ? group : inShadowForm(supply.forms, group)
    while (candidates.length > 0) {
      const place = fixed
        ? drawFixed(fixed, candidates, generator)
        : selectBy(rule, { ...situation, eligible: candidates })
      const item = candidates[place]
      if (item === undefined) break
      first ??= item
      if (staysReachable(config, supply, stock, item, at)) return item
      candidates = withoutAlike(config, stock, candidates, item)
    }
  }
  return first

  /** The items of a group that stand in the best of the forms that have any of them. */
  function inShadowForm(forms: readonly number[], group: Int32Array): Int32Array {
    const rests = forms.flatMap((form) => {
      const rest = facts?.forms?.[form]?.filter((item) => supply.left[item] === 1)
      return rest?.some((item) => group.includes(item)) === true ? [rest] : []
    })
    // what was met lately weighs more than any number of items that exposure control keeps back
    const costOf = (item: number): number =>
      start.seen.includes(config.items[item]?.id ?? '') ? config.items.length : (start.refused?.[item] ?? 0)
    const costs = rests.map((rest) => rest.reduce((sum, item) => sum + costOf(item), 0))
    const best = rests[bestForm(pool, block.estimate.theta, rests, costs)]
    return best === undefined ? group : group.filter((item) => best.includes(item))
  }
}

function groupsOf(
  config: SessionConfig,
  start: SessionStart,
  supply: Supply,
  at: number,
  eligible: Int32Array,
): readonly Int32Array[] {
  return newBeforeSeen(config, start, eligible)
    .flatMap((group) => admittedFirst(start, group))
    .flatMap((group) => behindFirst(config, supply, at, group))
}

/** The items that the candidate has not met lately, then new variants of models that they have, then what they have met. */
function newBeforeSeen(
  { items, indexes }: SessionConfig,
  { seen }: SessionStart,
  eligible: Int32Array,
): readonly Int32Array[] {
  if (seen.length === 0) return [eligible]
  const ids = new Set(seen)
  const nameAt = (index: number | undefined): string => {
    const item = index === undefined ? undefined : items[index]
    return item === undefined ? '' : modelOf(item)
  }
  const met = new Set(seen.map((id) => nameAt(indexes.get(id))))
  const isSeen = (index: number): boolean => ids.has(items[index]?.id ?? '')
  const isNew = (index: number): boolean => !met.has(nameAt(index))
  return [
    eligible.filter(isNew),
    eligible.filter((index) => !isNew(index) && !isSeen(index)),
    eligible.filter(isSeen),
  ]
}

/** Those that exposure control lets through; the others only serve where nothing else keeps the minima reachable. */
function admittedFirst({ refused }: SessionStart, eligible: Int32Array): readonly Int32Array[] {
  if (refused === undefined) return [eligible]
  return [eligible.filter((item) => refused[item] === 0), eligible.filter((item) => refused[item] === 1)]
}

/** The items of each quota with a share, the one that is farthest behind first; at last those of none. */
function behindFirst(
  { requirements }: SessionConfig,
  { demand }: Supply,
  at: number,
  eligible: Int32Array,
): readonly Int32Array[] {
  const { list, starts, classes, classOf } = requirements
  const first = starts[at] ?? 0
  const countOf = (r: number): number => (list[r]?.min ?? 0) - (demand.need[r] ?? 0)
  const behind: { readonly r: number; readonly by: number }[] = []
  for (let r = first + 1; r < (starts[at + 1] ?? 0); r++) {
    const share = list[r]?.share
    if (share !== undefined) behind.push({ r, by: share - countOf(r) / Math.max(1, countOf(first)) })
  }
  if (behind.length === 0) return [eligible]
  const groups: Int32Array[] = []
  let rest = eligible
  for (const { r } of behind.sort((x, y) => y.by - x.by)) {
    const counts = (item: number): boolean => classes[classOf[item] ?? 0]?.[at]?.includes(r) === true
    groups.push(rest.filter(counts))
    rest = rest.filter((item) => !counts(item))
  }
  return [...groups, rest]
}

/** What is left to choose from once an item would make a minimum unreachable. */
function withoutAlike(
  { requirements }: SessionConfig,
  { typeOf }: Stock,
  candidates: Int32Array,
  item: number,
): Int32Array {
  const { classOf } = requirements
  // a tied item fails for itself alone, any other one for all that are alike
  return typeOf[item] === -1
    ? candidates.filter((other) => other !== item)
    : candidates.filter((other) => typeOf[other] !== typeOf[item] || classOf[other] !== classOf[item])
}

/** Whether the minima of all open blocks can still be met once an item is shown in block `at`. */
export function staysReachable(
  config: SessionConfig,
  supply: Supply,
  stock: Stock,
  item: number,
  at: number,
): boolean {
  const { requirements, conflicts } = config
  if (supply.forms !== undefined) return supply.forms.some(staysWhole)
  const need = [...supply.demand.need]
  const room = [...supply.demand.room]
  spend(config, need, room, item, at)
  const demand = { need, room, blocks: supply.demand.blocks }
  return reachable(requirements, stockWithout(), demand) === 'yes'

  /** An item on trial stands in no form; it only must not exclude what a form still has to show. */
  function staysWhole(form: number): boolean {
    const { blocks } = config
    const isOnTrial = blocks[at]?.pretest?.items.includes(item) === true
    if (!isOnTrial && blocks[at]?.forms?.[form]?.includes(item) !== true) return false
    const excluded = conflicts.lists[item] ?? []
    return supply.demand.blocks.every(
      (open) =>
        blocks[open]?.forms?.[form]?.every(
          (other) => supply.left[other] !== 1 || !excluded.includes(other),
        ) === true,
    )
  }

  function stockWithout(): Stock {
    const type = stock.typeOf[item] ?? -1
    if (type !== -1)
      return { ...stock, counts: stock.counts.map((count, of) => (of === type ? count - 1 : count)) }
    const left = supply.left.slice()
    remove(config, left, item)
    return stockOf(requirements, conflicts, left)
  }
}
