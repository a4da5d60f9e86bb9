import type { SessionConfig } from './config.ts'
import { nextAction } from './next-action.ts'
import { reduceSession } from './reduce-session.ts'
import type { SessionState } from './state.ts'

/** What would come after one possible score of the item in front of the candidate. */
export interface Prospect {
  /** the score's category, 0..m */
  readonly category: number
  /** id of the item that would come next; undefined where its block would be over */
  readonly item: string | undefined
}

/**
 * The items that may come next, so that a page can fetch them while the candidate works. A hint only: time goes on,
 * and a time limit may end the block instead.
 *
 * @returns one entry per category; empty while no answer is awaited
 */
export function prefetch(config: SessionConfig, state: SessionState): readonly Prospect[] {
  const { current, mono } = state
  if (current === undefined || (current.phase !== 'answering' && current.phase !== 'submitted')) return []
  const index = config.indexes.get(current.id)
  const max = index === undefined ? undefined : config.items[index]?.max
  const block = state.blocks[current.block]
  if (max === undefined || block === undefined) return []
  const reduce = reduceSession(config)
  const submitted: SessionState = { ...state, current: { ...current, phase: 'submitted' } }
  const event = { seq: 0, at: { mono, wall: 0 }, prev: '' } as const
  const prospects: Prospect[] = []
  for (let category = 0; category <= max; category++) {
    const score = { category, max, parts: [] }
    const scored = reduce(submitted, { ...event, type: 'score', data: { item: current.id, score } })
    const estimate = { block: block.id, ...block.estimate }
    const action = nextAction(config, reduce(scored, { ...event, type: 'estimate', data: estimate }))
    prospects.push({ category, item: action.type === 'present' ? action.data.item : undefined })
  }
  return prospects
}
