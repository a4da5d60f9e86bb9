import type { Blueprint } from '#schemas/blueprint'

type Block = Blueprint['blocks'][number]

/** The block where nothing but length and time ends it. */
export function withoutAims(block: Block): Block {
  return { ...block, stop: block.stop.filter(({ rule }) => rule === 'length' || rule === 'time') }
}

/** @param aim standard error in logits, > 0 */
export function aimingAt(block: Block, aim: number): Block {
  const stop = block.stop.map((rule) => (rule.rule === 'standard-error' ? { ...rule, below: aim } : rule))
  return { ...block, stop }
}

/**
 * @param from greatest number of items so far
 * @param to greatest number of items
 * @param hasMoreTime whether its time grows by as much, rounded up to minutes
 */
export function lengthened(block: Block, from: number, to: number, hasMoreTime: boolean): Block {
  const stop = block.stop.map((rule): Block['stop'][number] => {
    if (rule.rule === 'length') return { ...rule, max: Math.max(rule.max, to) }
    return rule.rule === 'time' && hasMoreTime
      ? { ...rule, minutes: Math.ceil((rule.minutes * to) / from) }
      : rule
  })
  return { ...block, stop }
}
