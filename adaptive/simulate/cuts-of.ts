import type { Blueprint } from '#schemas/blueprint'

/**
 * The cuts that a block classifies by: those that are asked for, or else those of its first stopping rule that has any, also
 * within `all-of`.
 *
 * @param at the block's number
 * @param cuts that are asked for, in logits
 * @returns abilities in logits, ascending; empty where the block does not classify
 */
export function cutsOf(
  { blocks }: Blueprint,
  at: number,
  cuts = cutsOfRules(blocks[at]?.stop ?? []),
): readonly number[] {
  return cuts.toSorted((x, y) => x - y)
}

function cutsOfRules(stops: Blueprint['blocks'][number]['stop']): readonly number[] {
  for (const stop of stops)
    for (const rule of stop.rule === 'all-of' ? stop.rules : [stop])
      if (rule.rule === 'classification' || rule.rule === 'sprt') return rule.cuts
  return []
}
