import type { Blueprint } from '#schemas/blueprint'

/**
 * The cuts that a block classifies by: those of its first stopping rule that has any, also within `all-of`.
 *
 * @param at the block's number
 * @returns abilities in logits, ascending; empty where the block does not classify
 */
export function cutsOf({ blocks }: Blueprint, at: number): readonly number[] {
  for (const stop of blocks[at]?.stop ?? [])
    for (const rule of stop.rule === 'all-of' ? stop.rules : [stop])
      if (rule.rule === 'classification' || rule.rule === 'sprt') return [...rule.cuts].sort((x, y) => x - y)
  return []
}
