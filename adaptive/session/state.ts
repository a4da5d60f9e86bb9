import type { Score } from '#schemas/score'
import type { StopReason } from '../stop/stopping.ts'
import { credibleInterval } from '../estimate/interval.ts'
import { expected } from '../estimate/expected.ts'
import { normalPrior } from '../posterior/posterior.ts'
import type { SessionConfig } from './config.ts'

/** A session as its events so far make it. Plain data; never changed, always replaced. */
export interface SessionState {
  /** what the start event said; undefined before it */
  readonly start: SessionStart | undefined
  /** one entry per block of the blueprint, in its order */
  readonly blocks: readonly BlockState[]
  /** the item in front of the candidate; undefined before the first and once its block is over */
  readonly current: CurrentItem | undefined
  /** milliseconds of session time of the latest event */
  readonly mono: number
  /** session time at which a pause began; undefined while none lasts */
  readonly pausedAt: number | undefined
  /** events that did not fit, in order, up to `MOST_FAULTS`; they changed nothing but the time */
  readonly faults: readonly Fault[]
}

export interface SessionStart {
  /** 32 hex digits */
  readonly seed: string
  readonly languages: readonly string[]
  /** factor on time limits, ≥ 1; null for none */
  readonly timeMultiplier: number | null
  /** ids of items that the candidate met lately: the last to be presented, and none moves the estimate */
  readonly seen: readonly string[]
  /** 1 for each item of the test that exposure control keeps from this candidate; undefined without such control */
  readonly refused: Uint8Array | undefined
  /** 1 for each member of an item model in whose place another one stands; undefined where no item has a model */
  readonly withheld: Uint8Array | undefined
}

export interface BlockState {
  readonly id: string
  /** posterior over the pool's grid */
  readonly weights: Float64Array
  readonly estimate: BlockEstimate
  /** the standard error before the first response that moved the estimate, and after each */
  readonly errors: readonly number[]
  /** items presented in this block, in order */
  readonly taken: readonly TakenItem[]
  /** session time of the block's first item in milliseconds; undefined before it */
  readonly startedAt: number | undefined
  /** milliseconds paused since then, pauses that are over */
  readonly pausedMs: number
  /** why the block is over; undefined while it is not */
  readonly finished: StopReason | 'ended' | undefined
}

/** What is known of a candidate on one block's scale. */
export interface BlockEstimate {
  /** expected a posteriori ability in logits */
  readonly theta: number
  /** posterior standard deviation in logits */
  readonly se: number
  /** lower end of the 95 % credible interval in logits */
  readonly low: number
  /** upper end of the 95 % credible interval in logits */
  readonly high: number
  /** responses behind it */
  readonly items: number
}

export interface TakenItem {
  readonly id: string
  readonly version: string
  /** the first score; undefined before it */
  readonly score: Score | undefined
  /** whether the score moved the estimate */
  readonly counted: boolean
  /**
   * why a score did not: the item is on trial, the candidate had met the item lately, or a hint had given the key away before the submission;
   * undefined where it did, and before there is a score
   */
  readonly uncounted: 'seen' | 'hint' | 'pretest' | undefined
}

export interface CurrentItem {
  /** index of the block */
  readonly block: number
  readonly id: string
  /** the item's place in its block, from 1 */
  readonly position: number
  /** answering → submitted → scored → estimated; later submissions are learning and change nothing */
  readonly phase: 'answering' | 'submitted' | 'scored' | 'estimated'
  /** whether a hint has given the key away before the first submission */
  readonly keyShown: boolean
}

/** An event that does not fit where it stands. */
export interface Fault {
  readonly seq: number
  /** the event's type */
  readonly type: string
  /** one sentence */
  readonly words: string
}

/** A session before its first event. */
export function initialState(config: SessionConfig): SessionState {
  return {
    start: undefined,
    blocks: config.blueprint.blocks.map(({ id }, at) => {
      const weights = config.blocks[at]?.prior ?? normalPrior(config.pool.grid)
      const estimate = estimateOf(config, weights, 0)
      return {
        id,
        weights,
        estimate,
        errors: [estimate.se],
        taken: [],
        startedAt: undefined,
        pausedMs: 0,
        finished: undefined,
      }
    }),
    current: undefined,
    mono: 0,
    pausedAt: undefined,
    faults: [],
  }
}

/** @param items responses behind the posterior */
export function estimateOf(config: SessionConfig, weights: Float64Array, items: number): BlockEstimate {
  const { abilities } = config.pool
  return { ...expected(weights, abilities), ...credibleInterval(weights, abilities), items }
}

/** Milliseconds that a block has lasted, pauses left out. */
export function elapsedMs(state: SessionState, block: BlockState): number {
  if (block.startedAt === undefined) return 0
  return (state.pausedAt ?? state.mono) - block.startedAt - block.pausedMs
}
