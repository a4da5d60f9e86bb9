import { canonicalJson } from '#log'
import type { Lock } from '#schemas/lock'
import type { ReleasePublic } from '#schemas/release-public'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { compareItems, type ItemComparison } from './compare/compare-items.ts'
import { halvesOfItem, type ItemHalves } from './compare/released-item.ts'
import { plannedItem, type PlannedItem } from './planned-item.ts'
import type { StoredRelease } from './read.ts'
import { storedItem } from './stored-item.ts'
import { textHash } from './text-hash.ts'

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

/** Kinds whose key, or a part of it, is computed by the proof. */
const computedKinds: ReadonlySet<string> = new Set(['sql', 'trace'])

/** Compares what differs from the lock with the last release, and loads nothing else. Runs nothing. */
export function comparePrevious(
  items: readonly (CompiledItem | PlannedItem)[],
  from: Previous,
): ChangedItems {
  const changed = items.map(plannedItem).filter(({ id, facts, summary }) => {
    const before = from.lock?.items[id]
    // What its proof computes is missing without one, which is told by itself.
    if (computedKinds.has(facts.kind) && summary.proofState !== 'current') return false
    return before !== undefined && (before.public !== summary.public || before.sealed !== summary.sealed)
  })
  if (changed.length === 0) return new Map()
  return new Map(
    changed.map(({ load, summary }): readonly [string, ChangedItem] => {
      const item = load()
      const before = from.previous && storedItem(from.previous, item.id)
      const isSealedSame = from.lock?.items[item.id]?.sealed === summary.sealed
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

/** Whether nothing but the parameters differs from the last release: the task and its key are the same. */
function isRecalibrated(item: CompiledItem, { lock, previousIndex }: Previous): boolean {
  const before = lock?.items[item.id]
  const released = previousIndex?.items.find(({ id }) => id === item.id)
  if (!before || !released || before.sealed !== plannedItem(item).summary.sealed) return false
  return before.public === textHash(canonicalJson({ ...item.public, parameters: released.parameters }))
}
