import type { EventData } from '#schemas/event'
import { reachable, type Demand } from '../constraints/reachable.ts'
import { stockOf, type Stock } from '../constraints/stock.ts'
import { createGenerator } from '../numeric/generator.ts'
import { selectBy } from '../select/selectors.ts'
import { allowedMs } from '../stop/time.ts'
import { stopReason } from '../stop/stopping.ts'
import { offeredTo, type SessionConfig } from './config.ts'
import { openBlock } from './reduce-session.ts'
import { elapsedMs, type BlockState, type SessionStart, type SessionState } from './state.ts'

/** What has to happen next. `present`, `estimate` and `finish` carry the data of the event to append. */
export type SessionAction =
  | { readonly type: 'present'; readonly data: EventData<'present'> }
  | { readonly type: 'estimate'; readonly data: EventData<'estimate'> }
  | { readonly type: 'finish'; readonly data: EventData<'finish'> }
  | AwaitAction
  /** every block is over */
  | { readonly type: 'end' }

/** Somebody else has to append an event first: the shell its start, the candidate a submission, the scorer a score. */
export type AwaitAction =
  | { readonly type: 'await'; readonly event: 'start' }
  | {
      readonly type: 'await'
      readonly event: 'submit' | 'score'
      readonly block: string
      readonly item: string
      /** session time in milliseconds at which the block's time is over and what is there should be submitted */
      readonly deadline: number | undefined
    }

/**
 * What has to happen next in a session. The same state gives the same action in every engine. Time is that of the
 * latest event, never that of the call, so ask on the state of the whole log just before appending.
 *
 * @param config of the test
 * @param state the fold of its events
 */
export function nextAction(config: SessionConfig, state: SessionState): SessionAction {
  const { start, current } = state
  if (start === undefined) return { type: 'await', event: 'start' }
  const at = openBlock(state)
  const block = state.blocks[at]
  if (block === undefined) return { type: 'end' }
  if (current !== undefined && current.phase !== 'estimated') {
    if (current.phase === 'scored') return { type: 'estimate', data: { block: block.id, ...block.estimate } }
    const event = current.phase === 'answering' ? 'submit' : 'score'
    return {
      type: 'await',
      event,
      block: block.id,
      item: current.id,
      deadline: deadlineOf(config, state, start, block, at),
    }
  }
  return decide(config, state, start, block, at)
}

function decide(
  config: SessionConfig,
  state: SessionState,
  start: SessionStart,
  block: BlockState,
  at: number,
): SessionAction {
  const supply = supplyOf(config, state, start)
  const eligible = eligibleFor(config, supply, at)
  const { starts } = config.requirements
  let minimaMet = true
  for (let r = (starts[at] ?? 0) + 1; r < (starts[at + 1] ?? 0); r++)
    if ((supply.demand.need[r] ?? 0) > 0) minimaMet = false
  const progress = {
    items: block.taken.length,
    se: block.estimate.se,
    elapsedMs: elapsedMs(state, block),
    timeMultiplier: start.timeMultiplier,
    remaining: eligible.length,
  }
  const reason = stopReason(config.blueprint.blocks[at]?.stop ?? [], progress, minimaMet)
  const index = reason === undefined ? choose(config, start, block, at, supply, eligible) : undefined
  const item = index === undefined ? undefined : config.items[index]
  if (item === undefined) return { type: 'finish', data: { block: block.id, reason: reason ?? 'exhaustion' } }
  const { id, version, hash } = item
  const position = block.taken.length + 1
  return { type: 'present', data: { block: block.id, position, item: id, version, hash } }
}

/** What the session may still show and what its open blocks still want. */
interface Supply {
  /** 1 for each item that may still be presented */
  readonly left: Uint8Array
  readonly demand: Demand
}

function supplyOf(config: SessionConfig, state: SessionState, start: SessionStart): Supply {
  const { requirements, indexes } = config
  const need = requirements.list.map(({ min }) => min)
  const room = requirements.list.map(({ max }) => max)
  const left = offeredTo(config, start.languages)
  state.blocks.forEach((block, at) => {
    for (const { id } of block.taken) {
      const index = indexes.get(id)
      if (index === undefined) continue
      remove(config, left, index)
      spend(config, need, room, index, at)
    }
  })
  const blocks: number[] = []
  state.blocks.forEach(({ finished }, at) => {
    if (finished === undefined) blocks.push(at)
  })
  return { left, demand: { need, room, blocks } }
}

/** Takes an item away, and with it all that it excludes. */
function remove(config: SessionConfig, left: Uint8Array, index: number): void {
  left[index] = 0
  for (const other of config.conflicts.lists[index] ?? []) left[other] = 0
}

function spend(config: SessionConfig, need: number[], room: number[], index: number, at: number): void {
  const { classes, classOf } = config.requirements
  for (const r of classes[classOf[index] ?? 0]?.[at] ?? []) {
    need[r] = (need[r] ?? 0) - 1
    room[r] = (room[r] ?? 0) - 1
  }
}

/** The items that a block may show now, as far as its maxima say. */
function eligibleFor(config: SessionConfig, { left, demand }: Supply, at: number): Int32Array {
  const { classes, classOf } = config.requirements
  const open = Uint8Array.from(classes, (uses) =>
    uses[at]?.every((r) => (demand.room[r] ?? 0) > 0) === true ? 1 : 0,
  )
  const eligible = new Int32Array(left.length)
  let count = 0
  // a hot loop: it runs over the whole bank at each step
  for (let i = 0; i < left.length; i++)
    if (left[i] === 1 && open[classOf[i] ?? 0] === 1) eligible[count++] = i
  return eligible.subarray(0, count)
}

/**
 * The selector's choice among the items that the candidate has not met lately; among those that they have, where none of
 * the others keeps the minima reachable. In a blueprint that was refused beforehand no item at all may do so: then the
 * first choice stands.
 */
function choose(
  config: SessionConfig,
  start: SessionStart,
  block: BlockState,
  at: number,
  supply: Supply,
  eligible: Int32Array,
): number | undefined {
  const { pool, requirements, conflicts } = config
  const stock = stockOf(requirements, conflicts, supply.left)
  const rule = config.blueprint.blocks[at]?.select
  if (rule === undefined) return undefined
  const generator = createGenerator(start.seed, `select/${block.id}/${block.taken.length + 1}`)
  let first: number | undefined
  for (const group of newBeforeSeen(config, start, eligible)) {
    let candidates = group
    while (candidates.length > 0) {
      const place = selectBy(rule, {
        pool,
        weights: block.weights,
        theta: block.estimate.theta,
        eligible: candidates,
        generator: () => generator,
      })
      const item = candidates[place]
      if (item === undefined) break
      first ??= item
      if (staysReachable(config, supply, stock, item, at)) return item
      candidates = withoutAlike(config, stock, candidates, item)
    }
  }
  return first
}

/** The items that the candidate has not met lately, then those that they have. */
function newBeforeSeen(
  { items }: SessionConfig,
  { seen }: SessionStart,
  eligible: Int32Array,
): readonly Int32Array[] {
  if (seen.length === 0) return [eligible]
  const ids = new Set(seen)
  const isSeen = (index: number): boolean => ids.has(items[index]?.id ?? '')
  return [eligible.filter((index) => !isSeen(index)), eligible.filter(isSeen)]
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

function staysReachable(
  config: SessionConfig,
  supply: Supply,
  stock: Stock,
  item: number,
  at: number,
): boolean {
  const { requirements, conflicts } = config
  const need = [...supply.demand.need]
  const room = [...supply.demand.room]
  spend(config, need, room, item, at)
  const demand = { need, room, blocks: supply.demand.blocks }
  return reachable(requirements, stockWithout(), demand) === 'yes'

  function stockWithout(): Stock {
    const type = stock.typeOf[item] ?? -1
    if (type !== -1)
      return { ...stock, counts: stock.counts.map((count, of) => (of === type ? count - 1 : count)) }
    const left = supply.left.slice()
    remove(config, left, item)
    return stockOf(requirements, conflicts, left)
  }
}

/** The earliest end that a time rule sets, in session time. A pause that lasts moves it. */
function deadlineOf(
  config: SessionConfig,
  state: SessionState,
  start: SessionStart,
  block: BlockState,
  at: number,
): number | undefined {
  let earliest: number | undefined
  for (const rule of config.blueprint.blocks[at]?.stop ?? []) {
    if (rule.rule !== 'time') continue
    const allowed = allowedMs(rule.minutes, start.timeMultiplier)
    if (allowed !== undefined) earliest = Math.min(earliest ?? Infinity, allowed)
  }
  return earliest === undefined ? undefined : state.mono + earliest - elapsedMs(state, block)
}
