import { reachable } from '../constraints/reachable.ts'
import { stockOf } from '../constraints/stock.ts'
import { createGenerator, type Generator } from '../numeric/generator.ts'
import type { Choice } from '../select/selector.ts'
import { selectBy, type SelectRule } from '../select/selectors.ts'
import { bestForm } from '../select/shadow-forms.ts'
import { drawFixed } from '../session/fixed-items.ts'
import { progressToward } from '../session/progress-of.ts'
import { freeOn, type Free } from './free.ts'
import { groupsOf } from './groups.ts'
import type { Path, PathBlock } from './path.ts'
import type { Remains } from './remains.ts'
import type { Setting } from './setting.ts'
import { shortlist } from './shortlist.ts'

/** What a path takes, and who of its candidates takes what instead. */
export interface PathChoice {
  /** the item that the path goes on with */
  readonly item: number
  /** items alike for every quota that chance gives in its place, itself among them; shares sum to 1 */
  readonly shares: readonly { readonly item: number; readonly share: number }[]
}

/** Selectors that draw; their choice is made so often, and each time counts as much. */
const DRAWS = 2
const DRAWING: ReadonlySet<string> = new Set([
  'randomesque',
  'proportional',
  'thompson',
  'progressive-restricted',
])

/**
 * The choice of a session, see `chooseItem`: by the block's own selector, among the groups in their order, of what keeps the
 * minima reachable.
 *
 * @returns undefined where nothing is left
 */
export function chooseOn(
  setting: Setting,
  path: Path,
  block: PathBlock,
  remains: Remains,
): PathChoice | undefined {
  const { tables, blueprint, blocks, requirements } = setting
  const { select: rule, stop: rules = [] } = blueprint.blocks[block.at] ?? {}
  const facts = blocks[block.at]
  if (rule === undefined || facts === undefined) return undefined
  const position = block.taken.length + block.pretest + 1
  let started: Generator | undefined
  const generator = (): Generator =>
    (started ??= createGenerator(`${path.number}`, `forecast/${block.at}/${position}`))
  const { prior, bank, order, fixed } = facts
  const { weights, estimate } = block.steering
  const situation: Omit<Choice, 'eligible'> = {
    pool: tables.pool,
    weights,
    theta: estimate.theta,
    generator,
    prior,
    bank: setting.banks[block.at] ?? bank,
    progress: progressToward(facts, rules, block.taken.length, estimate.se),
    ...(order && { order }),
  }
  let first: PathChoice | undefined
  const form = path.forms && bestOf(setting, path, block, remains)
  for (const { isOpen, also } of groupsOf(setting, path, block, remains)) {
    const banned = new Set<number>()
    for (;;) {
      const eligible = eligibleOf(rule, {
        isOpen,
        also:
          banned.size === 0
            ? also
            : (item) => !banned.has(nameOf(item)) && (also === undefined || also(item)),
      })
      const place = choose(eligible)
      const item = eligible[place]
      if (item === undefined) break
      const choice = { item, shares: sharesOf(eligible, item) }
      first ??= choice
      if (path.forms !== undefined || keepsReach(setting, path, block, item)) return choice
      const name = nameOf(item)
      // the first types are the classes themselves, of items that exclude nobody
      if (name >= 0 && name < isOpen.length) isOpen[name] = 0
      banned.add(name)
    }
  }
  return first

  function eligibleOf(rule: SelectRule, free: Free): Int32Array {
    if (remains.module === undefined && form === undefined && !remains.isFixed)
      return shortlist(setting, path, block.at, rule, estimate, free)
    const isFree = freeOn(setting, path, free)
    return (remains.module?.toSorted() ?? form ?? bank).filter(isFree)
  }

  function choose(eligible: Int32Array): number {
    if (eligible.length === 0) return -1
    if (remains.isFixed && fixed !== undefined) return drawFixed(fixed, eligible, generator())
    return rule === undefined ? -1 : selectBy(rule, { ...situation, eligible })
  }

  /** What has no room left on this path, because its candidates have met it, goes to the item itself. */
  function sharesOf(eligible: Int32Array, item: number): PathChoice['shares'] {
    const isDrawn = remains.isFixed || DRAWING.has(rule?.selector ?? '')
    if (!isDrawn || eligible.length === 1) return spread(item, 1)
    const counts = new Map([[item, 1]])
    let drawn = 1
    for (let turn = 1; turn < DRAWS; turn++) {
      const other = eligible[choose(eligible)] ?? item
      if (nameOf(other) !== nameOf(item)) continue
      counts.set(other, (counts.get(other) ?? 0) + 1)
      drawn++
    }
    let rest = 1
    const shares: { item: number; share: number }[] = []
    for (const [other, count] of counts) {
      if (other === item) continue
      const share = Math.min(count / drawn, roomOf(other))
      if (share <= 0) continue
      shares.push({ item: other, share })
      rest -= share
    }
    return [...shares, ...spread(item, rest)]
  }

  /** What an item was given already in place of another one, those who took that one get now. */
  function spread(item: number, share: number): PathChoice['shares'] {
    let over = Math.max(0, share - roomOf(item))
    const shares = [{ item, share: share - over }]
    for (const other of block.taken) {
      if (over === 0) break
      if (requirements.classOf[other] !== requirements.classOf[item]) continue
      if (remains.isAdmitted?.(other) === false) continue
      const own = Math.min(over, roomOf(other))
      if (own <= 0) continue
      shares.push({ item: other, share: own })
      over -= own
    }
    return over > 0 ? [...shares, { item, share: over }] : shares
  }

  /** Share of the path's candidates who have not met an item. */
  function roomOf(item: number): number {
    return 1 - (path.uses.get(item) ?? 0)
  }

  /** Items of one number are alike in what they leave reachable; a tied one, below 0, is alike to itself alone. */
  function nameOf(item: number): number {
    const type = path.stock.typeOf[item] ?? -1
    const of = requirements.classOf[item] ?? 0
    if (type === -1) return -1 - item
    return type === of ? of : (type + 1) * requirements.classes.length + of
  }
}

/** The items left of the form with the fewest that exposure control keeps back, and among these the most information. */
function bestOf(
  setting: Setting,
  path: Path,
  block: PathBlock,
  { isAdmitted }: Remains,
): Int32Array | undefined {
  const facts = setting.blocks[block.at]
  const rests = (path.forms ?? []).flatMap((form) => {
    const rest = facts?.forms?.[form]?.filter((item) => path.left[item] === 1)
    return rest === undefined || rest.length === 0 ? [] : [rest]
  })
  const costs = rests.map((rest) =>
    rest.reduce((sum, item) => sum + (isAdmitted === undefined || isAdmitted(item) ? 0 : 1), 0),
  )
  return rests[bestForm(setting.tables.pool, block.steering.estimate.theta, rests, costs)]
}

/** Whether the minima of all open blocks can still be met once an item is taken. */
function keepsReach(setting: Setting, path: Path, block: PathBlock, item: number): boolean {
  const { requirements, tables } = setting
  const need = [...path.need]
  const room = [...path.room]
  for (const r of requirements.classes[requirements.classOf[item] ?? 0]?.[block.at] ?? []) {
    need[r] = (need[r] ?? 0) - 1
    room[r] = (room[r] ?? 0) - 1
  }
  if (need.every((wanted) => wanted <= 0)) return true
  const type = path.stock.typeOf[item] ?? -1
  const demand = { need, room, blocks: path.open }
  if (type !== -1) {
    const counts = path.stock.counts.map((count, of) => (of === type ? count - 1 : count))
    return reachable(requirements, { ...path.stock, counts }, demand) === 'yes'
  }
  const left = path.left.slice()
  left[item] = 0
  for (const other of tables.conflicts.lists[item] ?? []) left[other] = 0
  return reachable(requirements, stockOf(requirements, tables.conflicts, left), demand) === 'yes'
}
