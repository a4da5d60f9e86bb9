import { hashOf } from '#log'
import type { Lock } from '#schemas/lock'
import type { ReleasePublic } from '#schemas/release-public'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { compareItems, type ItemComparison } from './compare/compare-items.ts'
import { halvesOfItem, type ItemHalves } from './compare/released-item.ts'
import type { StoredRelease } from './read.ts'

/** What there is to compare with. */
export interface Previous {
  readonly lock?: Lock | undefined
  readonly previousIndex?: ReleasePublic | undefined
  readonly previous?: StoredRelease | undefined
}

/** An item whose halves are not those that the lock names. */
export interface ChangedItem {
  readonly item: CompiledItem
  /** As it was released, where the release is here. */
  readonly before?: ItemHalves
  readonly comparison?: ItemComparison
  /** Whether nothing but its parameters differs. */
  readonly isRecalibrated: boolean
}

export type ChangedItems = ReadonlyMap<string, ChangedItem>

/** Compares what differs from the lock with the last release, and nothing else. Runs nothing. */
export function comparePrevious(items: readonly CompiledItem[], from: Previous): ChangedItems {
  const changed = items.filter((item) => {
    const before = from.lock?.items[item.id]
    return before !== undefined && !sameContent(item, before)
  })
  if (changed.length === 0) return new Map()
  const publics = new Map(from.previous?.items.map((item) => [item.id, item]))
  const sealed = new Map(from.previous?.sealed?.items.map((item) => [item.id, item]))
  return new Map(
    changed.map((item): readonly [string, ChangedItem] => {
      const [half, other] = [publics.get(item.id), sealed.get(item.id)]
      const before = half && { public: half, ...(other ? { sealed: other } : {}) }
      const isSealedSame = from.lock?.items[item.id]?.sealed === itemHashes(item).sealed
      return [
        item.id,
        {
          item,
          isRecalibrated: isRecalibrated(item, from),
          ...(before
            ? { before, comparison: compareItems(before, halvesOfItem(item), { isSealedSame }) }
            : {}),
        },
      ]
    }),
  )
}

function sameContent(item: CompiledItem, before: Lock['items'][string]): boolean {
  const { public: half, sealed } = itemHashes(item)
  return before.public === half && before.sealed === sealed
}

/** Whether nothing but the parameters differs from the last release: the task and its key are the same. */
function isRecalibrated(item: CompiledItem, { lock, previousIndex }: Previous): boolean {
  const before = lock?.items[item.id]
  const released = previousIndex?.items.find(({ id }) => id === item.id)
  if (!before || !released) return false
  return sameContent(
    { ...item, public: { ...item.public, parameters: released.parameters } as CompiledItem['public'] },
    before,
  )
}

interface ItemHashes {
  readonly public: string
  readonly sealed: string
}

/** The names of an item's halves. Compiled items are never changed, so that each is hashed once. */
const known = new WeakMap<CompiledItem, ItemHashes>()

export function itemHashes(item: CompiledItem): ItemHashes {
  const found = known.get(item)
  if (found) return found
  const made = { public: hashOf(item.public), sealed: hashOf(item.sealed) }
  known.set(item, made)
  return made
}
