import type { EventData, SessionEvent } from '#schemas/event'
import { refusedItems } from '../exposure/parameters.ts'
import { rowOf } from '../pool/pool.ts'
import { normalPrior, updated } from '../posterior/posterior.ts'
import { posteriorAfter, type PoolResponse } from '../testlet/posterior-after.ts'
import { drawVariants } from '../variant/draw-variants.ts'
import { offeredTo, type SessionConfig } from './config.ts'
import { countedResponses } from './evidence.ts'
import { estimateOf, type BlockState, type CurrentItem, type SessionState, type TakenItem } from './state.ts'

type Next = SessionState | string

/**
 * Most faults that a state lists (included). A log of any length costs its length then, and not its square: each state
 * has a list of its own.
 */
export const MOST_FAULTS = 1000

/**
 * The session after one more event. Total: whatever the events and their order, nothing is thrown; an event that does
 * not fit becomes a fault and changes nothing else. Beyond {@link MOST_FAULTS} it only changes nothing.
 *
 * @param config of the test that the events belong to
 * @returns a pure step; fold a log with `events.reduce(reduceSession(config), initialState(config))`
 */
export function reduceSession(
  config: SessionConfig,
): (state: SessionState, event: SessionEvent) => SessionState {
  return (before, event) => {
    const backwards = !(event.at.mono >= before.mono)
    const state = backwards ? before : { ...before, mono: event.at.mono }
    const next = backwards
      ? `Session time runs backwards, from ${before.mono} ms to ${event.at.mono} ms.`
      : step(config, state, event)
    if (typeof next !== 'string') return next
    if (state.faults.length >= MOST_FAULTS) return state
    return { ...state, faults: [...state.faults, { seq: event.seq, type: event.type, words: next }] }
  }
}

function step(config: SessionConfig, state: SessionState, event: SessionEvent): Next {
  if (event.type === 'start') return started(config, state, event.data)
  if (state.start === undefined) return 'The session has not started.'
  switch (event.type) {
    case 'present':
      return presented(config, state, event.data)
    case 'submit':
      return submitted(config, state, event.data.item)
    case 'score':
      return scored(config, state, event.data)
    case 'estimate':
      return estimated(config, state, event.data)
    case 'hint':
      return hinted(state, event.data)
    case 'pause':
      return state.pausedAt === undefined
        ? { ...state, pausedAt: state.mono }
        : 'The session is paused already.'
    case 'resume':
      return resumed(state)
    case 'finish':
      return finished(config, state, event.data)
    default:
      // edits, answers, runs and signals are the candidate's; they do not steer
      return state
  }
}

function started(config: SessionConfig, state: SessionState, data: EventData<'start'>): Next {
  if (state.start !== undefined) return 'The session has started already.'
  const { seed, languages, accommodations, seen = [] } = data
  const { timeMultiplier } = accommodations
  const refused = refusedItems(config.blueprint.exposure?.parameters, config.items, seed)
  const { models, items } = config
  const withheld = drawVariants({ models, items, offered: offeredTo(config, languages), seed, seen })
  return { ...state, start: { seed, languages, timeMultiplier, seen, refused, withheld } }
}

function presented(config: SessionConfig, state: SessionState, data: EventData<'present'>): Next {
  const index = config.indexes.get(data.item)
  const item = index === undefined ? undefined : config.items[index]
  if (item === undefined) return `Item ${data.item} is not in this test.`
  const at = openBlock(state)
  const block = state.blocks[at]
  if (block === undefined) return 'Every block is over.'
  if (block.id !== data.block) return `Block ${data.block} is not the one under way, which is ${block.id}.`
  if (state.current !== undefined && state.current.phase !== 'estimated')
    return `Item ${state.current.id} is not done.`
  if (state.blocks.some(({ taken }) => taken.some(({ id }) => id === item.id))) {
    return `Item ${item.id} has been presented already.`
  }
  const position = block.taken.length + 1
  if (data.position !== position)
    return `Position ${data.position} is not the next one, which is ${position}.`
  if (data.version !== item.version || data.hash !== item.hash) {
    return `Item ${item.id} is version ${item.version} in this test and not what the event says, ${data.version}.`
  }
  const { id, version } = item
  const taken = [...block.taken, { id, version, score: undefined, counted: false, uncounted: undefined }]
  const changed = { ...block, taken, startedAt: block.startedAt ?? state.mono }
  const current: CurrentItem = { block: at, id: item.id, position, phase: 'answering', keyShown: false }
  return { ...withBlock(state, at, changed), current }
}

function submitted(config: SessionConfig, state: SessionState, item: string): Next {
  const { current } = state
  if (current === undefined || current.id !== item) return `Item ${item} is not in front of the candidate.`
  if (current.phase === 'submitted') return `Item ${item} waits for its score already.`
  // a submission after the first score is learning
  if (current.phase !== 'answering') return state
  if (!isScoredLater(config, item)) return { ...state, current: { ...current, phase: 'submitted' } }
  // what is scored on record alone waits for no score here
  const block = state.blocks[current.block]
  const uncounted = reasonNotToCount(config, state, current)
  const taken = block?.taken.map((one) => (one.id === item ? { ...one, uncounted } : one)) ?? []
  const after = block ? withBlock(state, current.block, { ...block, taken }) : state
  return { ...after, current: { ...current, phase: 'estimated' } }
}

/** Whether the score of an item of a graded test is known only once its result has been opened. */
function isScoredLater({ blueprint, items, indexes }: SessionConfig, id: string): boolean {
  return blueprint.use === 'graded' && items[indexes.get(id) ?? -1]?.steers !== true
}

function scored(config: SessionConfig, state: SessionState, data: EventData<'score'>): Next {
  const { current } = state
  if (current === undefined || current.id !== data.item)
    return `Item ${data.item} is not in front of the candidate.`
  if (isScoredLater(config, current.id)) return `Item ${data.item} is scored on record, after the test.`
  if (current.phase === 'answering') return `Item ${data.item} has not been submitted.`
  if (current.phase !== 'submitted') return state
  const index = config.indexes.get(data.item)
  const item = index === undefined ? undefined : config.items[index]
  const block = state.blocks[current.block]
  if (index === undefined || item === undefined || block === undefined)
    return `Item ${data.item} is not in this test.`
  const { category, max } = data.score
  if (max !== item.max || !(category >= 0 && category <= max && Math.floor(category) === category)) {
    return `Item ${item.id} has categories 0 to ${item.max}, not ${category} of ${max}.`
  }
  const uncounted = reasonNotToCount(config, state, current)
  const counted = uncounted === undefined
  const weights = counted
    ? weightsAfter(config, block, current.block, { item: index, category })
    : block.weights
  const taken = block.taken.map((one) =>
    one.id === item.id ? { ...one, score: data.score, counted, uncounted } : one,
  )
  const estimate = counted ? estimateOf(config, weights, block.estimate.items + 1) : block.estimate
  const errors = counted ? [...block.errors, estimate.se] : block.errors
  const changed = { ...block, weights, taken, estimate, errors }
  return { ...withBlock(state, current.block, changed), current: { ...current, phase: 'scored' } }
}

/** The posterior after one more response: of items that share a stem, all of them count together. */
function weightsAfter(
  config: SessionConfig,
  block: BlockState,
  at: number,
  response: PoolResponse,
): Float64Array {
  const { pool, testlets, blueprint } = config
  if (testlets === undefined)
    return updated(block.weights, pool.probability, rowOf(pool, response.item, response.category))
  const prior = normalPrior(pool.grid, blueprint.blocks[at]?.prior)
  return posteriorAfter(pool, testlets, prior, [...countedResponses(config, block), response])
}

function reasonNotToCount(
  config: SessionConfig,
  { start }: SessionState,
  { id, keyShown, block }: CurrentItem,
): TakenItem['uncounted'] {
  if (config.blocks[block]?.pretest?.ids.has(id) === true) return 'pretest'
  if (start?.seen.includes(id) === true) return 'seen'
  return keyShown ? 'hint' : undefined
}

/** The numbers in the event are not taken over: they follow from the scores, and `replaySession` compares them. */
function estimated(config: SessionConfig, state: SessionState, data: EventData<'estimate'>): Next {
  const { current } = state
  if (current?.phase !== 'scored') return 'No score waits for its estimate.'
  const id = config.blueprint.blocks[current.block]?.id
  if (data.block !== id) return `Block ${data.block} is not the one under way, which is ${id ?? 'none'}.`
  return { ...state, current: { ...current, phase: 'estimated' } }
}

function hinted(state: SessionState, data: EventData<'hint'>): Next {
  const { current } = state
  if (current === undefined || current.id !== data.item)
    return `Item ${data.item} is not in front of the candidate.`
  if (data.cost !== 'key' || current.phase !== 'answering') return state
  return { ...state, current: { ...current, keyShown: true } }
}

/** A resume ends a pause; without one it marks a reload, whose time counts as the log's clock says. */
function resumed(state: SessionState): Next {
  if (state.pausedAt === undefined) return state
  const paused = state.mono - state.pausedAt
  const at = openBlock(state)
  const block = state.blocks[at]
  const running = { ...state, pausedAt: undefined }
  if (block === undefined || block.startedAt === undefined) return running
  return withBlock(running, at, { ...block, pausedMs: block.pausedMs + paused })
}

function finished(config: SessionConfig, state: SessionState, data: EventData<'finish'>): Next {
  const at = openBlock(state)
  const block = state.blocks[at]
  if (block === undefined) return 'Every block is over.'
  if (block.id !== data.block) return `Block ${data.block} is not the one under way, which is ${block.id}.`
  const { current } = state
  if (data.reason !== 'ended' && current !== undefined && current.phase !== 'estimated') {
    return `Item ${current.id} is not done.`
  }
  return { ...withBlock(state, at, { ...block, finished: data.reason }), current: undefined }
}

/** Index of the block under way; −1 once all are over. */
export function openBlock(state: SessionState): number {
  return state.blocks.findIndex(({ finished }) => finished === undefined)
}

function withBlock(state: SessionState, at: number, block: BlockState): SessionState {
  return { ...state, blocks: state.blocks.map((one, i) => (i === at ? block : one)) }
}
