import type { ItemFacts, ReleasePublic } from '#schemas/release-public'
import { loadRelease, type ReleaseAddress } from '../session/release.ts'

/** The releases that this site offers, as far as they could be loaded. */
export interface PracticeIndex {
  readonly releases: readonly { readonly hash: string; readonly index: ReleasePublic }[]
  /** Hashes of releases that the site offers and whose index did not come. */
  readonly missing: readonly string[]
}

/** An item as a log names it, with what the site knows of it now. */
export interface KnownItem {
  readonly facts: ItemFacts
  /** Whether it is the very item that the log speaks of, so that its scores mean the same. */
  readonly same: boolean
}

/**
 * Loads the index of every release that the site offers.
 *
 * @param addresses Where they lie.
 * @returns What came; never rejects.
 */
export async function loadPracticeIndex(addresses: readonly ReleaseAddress[]): Promise<PracticeIndex> {
  const loaded = await Promise.all(
    addresses.map(({ base, hash }) => loadRelease({ base, hash }).catch(() => undefined)),
  )
  return {
    releases: loaded.flatMap((release) => (release ? [{ hash: release.hash, index: release.index }] : [])),
    missing: addresses.flatMap(({ hash }, at) => (loaded[at] ? [] : [hash])),
  }
}

/**
 * The practice items on offer, each once: the one of the latest release that has it.
 *
 * @param index The site's releases.
 */
export function itemsOf({ releases }: PracticeIndex): readonly ItemFacts[] {
  const items = new Map<string, ItemFacts>()
  for (const { index } of releases)
    for (const item of index.items) if (item.use === 'practice') items.set(item.id, item)
  return [...items.values()]
}

/**
 * Looks up what a log speaks of.
 *
 * @param index The site's releases.
 * @param named The item's id and the hash of its content, as it was presented.
 * @returns Undefined where no release has it any more.
 */
export function findItem(
  { releases }: PracticeIndex,
  named: { readonly item: string; readonly hash: string },
): KnownItem | undefined {
  let found: KnownItem | undefined
  for (const { index } of releases) {
    const facts = index.items.find(({ id }) => id === named.item)
    if (facts === undefined) continue
    if (facts.hash === named.hash) return { facts, same: true }
    found = { facts, same: false }
  }
  return found
}
