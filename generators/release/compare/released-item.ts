import type { PublicItem } from '#schemas/public-item'
import type { CompiledItem, SealedItem } from '../../compile/compiled-item.ts'

/** Both halves of an item, as they were released or as they would be. */
export interface ItemHalves {
  readonly public: PublicItem
  /** Absent where it is kept elsewhere. */
  readonly sealed?: SealedItem
}

/** The halves alone of a compiled item. */
export function halvesOfItem({ public: half, sealed }: CompiledItem): Required<ItemHalves> {
  return { public: half, sealed }
}

/** The key: of a practice item it stands in both halves; undefined where neither here has it. */
export function keyOf({ public: half, sealed }: ItemHalves): SealedItem['key'] | undefined {
  return sealed?.key ?? (half.use === 'practice' ? half.grading.key : undefined)
}
