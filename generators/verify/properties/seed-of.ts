import { sha256Hex } from '#log'

/** The 32 bits that all draws for an item follow from: the same whatever else of it changes. */
export function seedOf(id: string): number {
  return Number.parseInt(sha256Hex(id).slice(0, 8), 16) | 0
}
