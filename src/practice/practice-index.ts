import type { ItemFacts, ReleasePublic } from '#schemas/release-public'
import { loadRelease, siblingRelease, type ReleaseAddress } from '../session/release.ts'

/** A release by its hash. */
interface IndexedRelease {
  readonly hash: string
  readonly index: ReleasePublic
}

/** The releases that this site offers, as far as they could be loaded. */
export interface PracticeIndex {
  readonly releases: readonly IndexedRelease[]
  /** Releases of earlier builds that this browser still keeps: what was begun with them can go on. */
  readonly earlier: readonly IndexedRelease[]
  /** Hashes of releases that the site offers and whose index did not come. */
  readonly missing: readonly string[]
}

/** An item as a log names it, with what the site knows of it now. */
export interface KnownItem {
  readonly facts: ItemFacts
  /** Whether it can be chosen now. */
  readonly offered: boolean
  /** Whether what is offered is the very item that the log speaks of, so that its scores mean the same. */
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
    earlier: [],
    missing: addresses.flatMap(({ hash }, at) => (loaded[at] ? [] : [hash])),
  }
}

/**
 * Adds releases of earlier builds, where this browser keeps them. Nothing is asked of the network.
 *
 * @param index What is offered.
 * @param hashes Of the releases that stored sessions name.
 * @param known Any release of this site.
 * @returns The index with what was found; never rejects.
 */
export async function withEarlier(
  index: PracticeIndex,
  hashes: readonly string[],
  known: ReleaseAddress | undefined,
): Promise<PracticeIndex> {
  const offered = new Set([...index.releases.map(({ hash }) => hash), ...index.missing])
  const wanted = [...new Set(hashes)].filter((hash) => !offered.has(hash))
  if (known === undefined || wanted.length === 0 || !('caches' in globalThis)) return index
  const found = await Promise.all(
    wanted.map(async (hash) => {
      try {
        const address = siblingRelease(hash, known)
        const isKept = (await caches.match(`${address.base}index.json`)) !== undefined
        return isKept ? await loadRelease(address) : undefined
      } catch {
        return undefined
      }
    }),
  )
  const earlier = found.flatMap((release) => (release ? [{ hash: release.hash, index: release.index }] : []))
  return { ...index, earlier }
}

/**
 * The practice items on offer, each once: the one of the latest release that has it. Variants are no problems of their own.
 *
 * @param index The site's releases.
 */
export function itemsOf({ releases }: PracticeIndex): readonly ItemFacts[] {
  const items = new Map<string, ItemFacts>()
  for (const { index } of releases)
    for (const item of index.items)
      if (item.use === 'practice' && item.variant === undefined) items.set(item.id, item)
  return [...items.values()]
}

/**
 * Looks up what a log speaks of.
 *
 * @param index The site's releases.
 * @param named The item's id and the hash of its content, as it was presented.
 * @returns Undefined where nothing is known of it any more.
 */
export function findItem(
  { releases, earlier }: PracticeIndex,
  named: { readonly item: string; readonly hash: string },
): KnownItem | undefined {
  let found: KnownItem | undefined
  for (const { index } of releases) {
    const facts = index.items.find(({ id }) => id === named.item)
    if (facts === undefined) continue
    if (facts.hash === named.hash) return { facts, offered: true, same: true }
    found = { facts, offered: true, same: false }
  }
  if (found !== undefined) return found
  const gone = earlier.flatMap(({ index }) => index.items.find(({ id }) => id === named.item) ?? [])[0]
  return gone && { facts: gone, offered: false, same: false }
}
