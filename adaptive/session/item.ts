import type { PublicItem, Variant } from '#schemas/public-item'

/** What the engine knows of an item: nothing of its stem, nothing of its key. */
export interface SessionItem {
  readonly id: string
  readonly version: string
  /** SHA-256 of the item's public half, 64 hex digits */
  readonly hash: string
  readonly kind: PublicItem['kind']
  /** `area.skill` each */
  readonly skills: readonly string[]
  /** author's level, 1 to 5 */
  readonly level: number
  /** AI policy, which names the item's scale */
  readonly ai: PublicItem['ai']
  /** languages that a code item can be answered in; read for that kind alone */
  readonly languages: readonly string[]
  /** highest category m, integer ≥ 1 */
  readonly max: number
  readonly parameters: PublicItem['parameters']
  /** variants of one family share it; a session shows one of them at most */
  readonly family?: string
  /** the draw of an item model that it is; a session draws one of the parent and its variants */
  readonly variant?: Variant
  /** of a graded item: whether it can be scored while a test is taken; absent where it is scored on record alone */
  readonly steers?: true
  /** ids that may not appear in the same session */
  readonly enemies?: readonly string[]
}
