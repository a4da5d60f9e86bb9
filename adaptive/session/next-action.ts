import type { EventData } from '#schemas/event'
import { reachable, type Supply } from '../constraints/reachable.ts'
import { createGenerator } from '../numeric/generator.ts'
import { selectBy } from '../select/selectors.ts'
import { allowedMs } from '../stop/time.ts'
import { stopReason } from '../stop/stopping.ts'
import { isOffered, type SessionConfig } from './config.ts'
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
    if ((supply.need[r] ?? 0) > 0) minimaMet = false
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

/** What the session has used up and what it may still show, over all open blocks. */
function supplyOf(config: SessionConfig, state: SessionState, start: SessionStart): Supply {
  const { requirements, conflicts, items, indexes } = config
  const need = requirements.list.map(({ min }) => min)
  const room = requirements.list.map(({ max }) => max)
  const gone = new Uint8Array(items.length)
  state.blocks.forEach((block, at) => {
    for (const { id } of block.taken) {
      const index = indexes.get(id)
      if (index === undefined) continue
      gone[index] = 1
      for (const other of conflicts[index] ?? []) gone[other] = 1
      spend(config, need, room, index, at)
    }
  })
  const left: number[] = []
  items.forEach((item, i) => {
    if (gone[i] === 0 && isOffered(item, start.languages)) left.push(i)
  })
  const blocks: number[] = []
  state.blocks.forEach(({ finished }, at) => {
    if (finished === undefined) blocks.push(at)
  })
  return { need, room, blocks, items: left }
}

function spend(config: SessionConfig, need: number[], room: number[], index: number, at: number): void {
  const { classes, classOf } = config.requirements
  for (const r of classes[classOf[index] ?? 0]?.[at] ?? []) {
    need[r] = (need[r] ?? 0) - 1
    room[r] = (room[r] ?? 0) - 1
  }
}

/** The items that a block may show now, as far as its maxima say. */
function eligibleFor(config: SessionConfig, supply: Supply, at: number): Int32Array {
  const { classes, classOf } = config.requirements
  const open = classes.map((uses) => uses[at]?.every((r) => (supply.room[r] ?? 0) > 0) === true)
  const eligible = new Int32Array(supply.items.length)
  let count = 0
  for (const item of supply.items) {
    if (open[classOf[item] ?? 0] === true) eligible[count++] = item
  }
  return eligible.subarray(0, count)
}

/**
 * The selector's choice; where it would make a minimum unreachable, its next choice without the items that are alike.
 * In a blueprint that was refused beforehand every choice may do so: then the first stands.
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
  const rule = config.blueprint.blocks[at]?.select
  if (rule === undefined) return undefined
  const generator = createGenerator(start.seed, `select/${block.id}/${block.taken.length + 1}`)
  let first: number | undefined
  let candidates = eligible
  while (candidates.length > 0) {
    const place = selectBy(rule, {
      pool,
      weights: block.weights,
      theta: block.estimate.theta,
      eligible: candidates,
      generator: () => generator,
    })
    const item = candidates[place]
    if (item === undefined) return first
    first ??= item
    if (staysReachable(config, supply, item, at)) return item
    const type = requirements.classOf[item]
    // an item that excludes others fails for itself alone, an ordinary one for all that are alike
    candidates =
      conflicts[item] === undefined
        ? candidates.filter((other) => requirements.classOf[other] !== type || conflicts[other] !== undefined)
        : candidates.filter((other) => other !== item)
  }
  return first
}

function staysReachable(config: SessionConfig, supply: Supply, item: number, at: number): boolean {
  const need = [...supply.need]
  const room = [...supply.room]
  spend(config, need, room, item, at)
  const excluded = new Set([item, ...(config.conflicts[item] ?? [])])
  const items = supply.items.filter((other) => !excluded.has(other))
  return (
    reachable(config.requirements, config.conflicts, { need, room, blocks: supply.blocks, items }) === 'yes'
  )
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
