import { createHash } from 'node:crypto'

/**
 * A name for a part of an item (an option, a block) that tells nothing of the key. It depends on the item and on the
 * part's text, never on where the author wrote it.
 *
 * @returns 12 hexadecimal digits
 */
export function opaqueId(itemId: string, part: string, text: string): string {
  return createHash('sha256').update(`${part}\n${itemId}\n${text}`).digest('hex').slice(0, 12)
}

/** Sorts parts by their opaque ids, so that their order does not depend on the key. */
export function byOpaqueId<T extends { readonly id: string }>(parts: readonly T[]): readonly T[] {
  return [...parts].sort((left, right) => (left.id < right.id ? -1 : 1))
}
