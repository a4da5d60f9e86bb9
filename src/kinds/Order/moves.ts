import type { ResponseOf } from '#schemas/response'

/** The blocks that are used, in order. */
export type Placed = ResponseOf<'order'>['blocks']

/** Deepest indentation that can be chosen (included), in steps. */
export const deepestIndent = 6

/** @returns The order with a block at its end, as deep as the one before it. */
export function addBlock(placed: Placed, id: string): Placed {
  if (placed.some((block) => block.id === id)) return placed
  return [...placed, { id, indent: placed.at(-1)?.indent ?? 0 }]
}

/** @returns The order without a block. */
export function removeBlock(placed: Placed, id: string): Placed {
  return placed.filter((block) => block.id !== id)
}

/**
 * @param by Places to move: −1 up, 1 down.
 * @returns The order with a block moved; the same one where it is at the end already.
 */
export function moveBlock(placed: Placed, id: string, by: -1 | 1): Placed {
  const at = placed.findIndex((block) => block.id === id)
  const block = placed[at]
  const other = placed[at + by]
  if (block === undefined || other === undefined) return placed
  return placed.map((each, index) => (index === at ? other : index === at + by ? block : each))
}

/** @returns The order with a block one step deeper or less deep, within 0 and {@link deepestIndent}. */
export function indentBlock(placed: Placed, id: string, by: -1 | 1): Placed {
  return placed.map((block) =>
    block.id === id ? { id, indent: Math.min(deepestIndent, Math.max(0, block.indent + by)) } : block,
  )
}
