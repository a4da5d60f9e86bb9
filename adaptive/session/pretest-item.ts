import { stockOf } from '../constraints/stock.ts'
import { createGenerator } from '../numeric/generator.ts'
import type { PretestFacts } from './block-facts.ts'
import { staysReachable } from './choose-item.ts'
import type { SessionConfig } from './config.ts'
import type { BlockState, SessionStart } from './state.ts'
import type { Supply } from './supply.ts'

/**
 * The item on trial whose turn it is: at the positions that the blueprint sets, or at some drawn for each candidate, any
 * of those that the candidate has not met and that leave the minima reachable, each equally likely.
 *
 * @param at the block's number
 * @returns an item's index; undefined where it is no such item's turn, or none is left
 */
export function pretestItem(
  config: SessionConfig,
  start: SessionStart,
  block: BlockState,
  at: number,
  supply: Supply,
): number | undefined {
  const pretest = config.blocks[at]?.pretest
  if (pretest === undefined) return undefined
  const position = block.taken.length + 1
  if (!positionsOf(pretest, start, block).includes(position)) return undefined
  const stock = stockOf(config.requirements, config.conflicts, supply.left)
  const candidates = pretest.items.filter(
    (index) =>
      supply.left[index] === 1 &&
      !start.seen.includes(config.items[index]?.id ?? '') &&
      staysReachable(config, supply, stock, index, at),
  )
  if (candidates.length === 0) return undefined
  return candidates[createGenerator(start.seed, `pretest/${block.id}/${position}`).below(candidates.length)]
}

function positionsOf(
  { positions, count, span }: PretestFacts,
  { seed }: SessionStart,
  { id }: BlockState,
): readonly number[] {
  if (positions !== undefined) return positions.slice(0, count)
  const { below } = createGenerator(seed, `pretest/${id}`)
  const left = Array.from({ length: span }, (_, i) => i + 1)
  return Array.from({ length: Math.min(count, span) }, () => left.splice(below(left.length), 1)).flat()
}
