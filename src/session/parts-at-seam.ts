import { lengthOf } from '#adaptive'
import { mayPause } from './test-view.ts'
import { timeLimit } from './time-limit.ts'
import type { BlockView, SeamView } from './view.ts'

/** What a candidate has to know between two parts of a test. */
export interface PartsAtSeam {
  readonly next: Pick<BlockView, 'title' | 'number' | 'of' | 'ai' | 'length'> & {
    /** Whether the page asks what an AI was used for. */
    readonly isNoted: boolean
    /** Time limit in whole minutes, as adjusted; null where there is none. */
    readonly minutes: number | null
    readonly canPause: boolean
  }
  readonly over: {
    readonly number: number
    readonly reason: 'time' | 'ended' | 'done'
    /** How many of its items were not shown, at most; 0 where its own rules ended it, or say no number. */
    readonly unseen: number
    /** Whether each candidate is shown as many. */
    readonly isExact: boolean
  }
}

/** @param view of a session that stands between two parts */
export function partsAtSeam({
  blueprint,
  state,
  accommodations,
}: Pick<SeamView, 'blueprint' | 'state' | 'accommodations'>): PartsAtSeam {
  const at = state.blocks.findIndex(({ finished }) => finished === undefined)
  const block = blueprint.blocks[at]
  const before = blueprint.blocks[at - 1]
  if (block === undefined || before === undefined) throw new RangeError('no part is over and none is ahead')
  const { finished, taken = [] } = state.blocks[at - 1] ?? {}
  const reason = finished === 'time' || finished === 'ended' ? finished : 'done'
  const { min, max } = lengthOf(before, Infinity)
  const limit = timeLimit(block, accommodations)
  return {
    next: {
      title: block.title,
      number: at + 1,
      of: blueprint.blocks.length,
      ai: block.ai,
      length: lengthOf(block, Infinity),
      isNoted: blueprint.use === 'graded' && block.ai === 'allowed',
      minutes: limit === null ? null : Math.round(limit / 60_000),
      canPause: mayPause(blueprint, accommodations),
    },
    over: {
      number: at,
      reason,
      unseen: reason === 'done' || max === Infinity ? 0 : Math.max(0, max - taken.length),
      isExact: min === max,
    },
  }
}
