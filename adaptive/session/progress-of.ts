import type { StopRule } from '../stop/judge.ts'
import { scoredLength, type BlockFacts } from './block-facts.ts'
import type { SessionConfig } from './config.ts'
import type { BlockState } from './state.ts'

/**
 * How far a block has come toward its end: the larger of the share of its greatest length and, where a standard error
 * ends it, the share of the information that this takes (Magis and Barrada 2017).
 *
 * @param at the block's number
 * @returns 0 before the first item, 1 for the last that there can be
 */
export function progressOf({ blueprint, blocks }: SessionConfig, block: BlockState, at: number): number {
  const facts = blocks[at]
  if (facts === undefined) return 0
  const rules = blueprint.blocks[at]?.stop ?? []
  return progressToward(facts, rules, scoredLength(facts, block.taken), block.estimate.se)
}

/**
 * The same for whoever counts by themselves.
 *
 * @param length items taken that count to the block's length
 * @param se standard error so far, in logits
 */
export function progressToward(
  { most, priorSe }: Pick<BlockFacts, 'most' | 'priorSe'>,
  rules: readonly StopRule[],
  length: number,
  se: number,
): number {
  let progress = most > 1 ? length / (most - 1) : 1
  for (const rule of rules) {
    if (rule.rule !== 'standard-error' || rule.below >= priorSe) continue
    const known = 1 / (priorSe * priorSe)
    progress = Math.max(progress, (1 / (se * se) - known) / (1 / (rule.below * rule.below) - known))
  }
  return Math.max(0, Math.min(1, progress))
}
