import type { EventData } from '#schemas/event'
import { allowedMs } from '../stop/time.ts'
import type { Progress } from '../stop/rule.ts'
import { stopReason } from '../stop/stopping.ts'
import { logLikelihoodAt } from '../testlet/log-likelihood-at.ts'
import { scoredLength } from './block-facts.ts'
import { chooseItem } from './choose-item.ts'
import { asKnownNow, countedResponses, mostInformation } from './evidence.ts'
import type { SessionConfig } from './config.ts'
import { itemsOfTurn } from './fixed-items.ts'
import { pretestItem } from './pretest-item.ts'
import { openBlock } from './reduce-session.ts'
import { elapsedMs, type BlockState, type SessionStart, type SessionState } from './state.ts'
import { eligibleFor, quotasMet, supplyOf, type Supply } from './supply.ts'

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
  const facts = config.blocks[at]
  const position = block.taken.length + 1
  const eligible = itemsOfTurn(facts?.fixed, position, eligibleFor(config, supply, at))
  const progress: Progress = {
    items: facts === undefined ? 0 : scoredLength(facts, block.taken),
    se: block.estimate.se,
    errors: block.errors,
    elapsedMs: elapsedMs(state, block),
    timeMultiplier: start.timeMultiplier,
    remaining: remainingOf(config, start, block, at, supply, eligible),
    weights: block.weights,
    abilities: config.pool.abilities,
    logLikelihood: (theta) =>
      logLikelihoodAt(config.pool, config.testlets, countedResponses(config, block), theta),
    mostInformation: () =>
      asKnownNow(config, block, eligible, () => mostInformation(config, block, eligible)),
  }
  const reason = stopReason(config.blueprint.blocks[at]?.stop ?? [], progress, quotasMet(config, supply, at))
  const present = (index: number | undefined): SessionAction | undefined => {
    const item = index === undefined ? undefined : config.items[index]
    if (item === undefined) return undefined
    const { id, version, hash } = item
    return { type: 'present', data: { block: block.id, position, item: id, version, hash } }
  }
  // an item on trial has its turn even where the block could end, but takes nobody's time beyond the limit
  const isOver = reason === 'time' || reason === 'exhaustion'
  const onTrial = isOver ? undefined : present(pretestItem(config, start, block, at, supply))
  if (onTrial?.type === 'present') return { ...onTrial, data: { ...onTrial.data, pretest: true } }
  const choose = (): number | undefined => chooseItem(config, start, block, at, supply, eligible)
  const index = reason === undefined ? asKnownNow(config, block, eligible, choose) : undefined
  return present(index) ?? { type: 'finish', data: { block: block.id, reason: reason ?? 'exhaustion' } }
}

/** Items that may come: while a minimum is unmet, also those that exposure control would keep from the candidate. */
function remainingOf(
  config: SessionConfig,
  { refused }: SessionStart,
  block: BlockState,
  at: number,
  supply: Supply,
  eligible: Int32Array,
): number {
  if (refused === undefined) return eligible.length
  let admitted = 0
  for (const item of eligible) if (refused[item] === 0) admitted++
  const { list, starts } = config.requirements
  const facts = config.blocks[at]
  const length = facts === undefined ? 0 : scoredLength(facts, block.taken)
  const isLong = length >= (list[starts[at] ?? 0]?.min ?? 0)
  return isLong && quotasMet(config, supply, at) ? admitted : eligible.length
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
