import { testOf } from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import type { PracticeItem, PublicItem } from '#schemas/public-item'
import type { ReleasePublic } from '#schemas/release-public'
import type { ReleaseShard } from '#schemas/release-shard'
import { hashOf } from '#log'

/** Where a release lies and what its index must hash to. */
export interface ReleaseAddress {
  /** URL of its folder, ending in `/`. */
  readonly base: string
  /** SHA-256 of the canonical JSON of its index, 64 hex digits. */
  readonly hash: string
}

/** A release as a page uses it: the index at hand, items on demand. */
export interface LoadedRelease {
  readonly hash: string
  readonly index: ReleasePublic
  readonly test: (id: string) => Blueprint | undefined
  /** @throws LoadError where the item's file is missing or is not the one that was released */
  readonly item: (id: string) => Promise<PracticeItem>
  /** Fetches ahead; a failure is met again, and told, when the item is needed. */
  readonly prefetch: (ids: readonly string[]) => void
  /**
   * Brings every item into memory, so that a session that starts now never asks the network again.
   *
   * @throws LoadError where a file is missing or is not the one that was released
   */
  readonly prepare: () => Promise<void>
}

/** A file of the release did not come, or is not the one that was released. */
export class LoadError extends Error {
  override readonly name = 'LoadError'
}

/** Longest wait for one file, in milliseconds. */
const FETCH_LIMIT_MS = 30_000

/** Digits of the hash that name a release's folder; `generators/site/content.ts` names the folders so. */
const FOLDER_DIGITS = 16

/**
 * Where another release of the same site lies, such as the one that a stored session began with before the site was
 * built anew. The service worker keeps the releases of earlier builds.
 *
 * @param hash of the wanted release, 64 hex digits
 * @param known any release of this site
 */
export function siblingRelease(hash: string, known: ReleaseAddress): ReleaseAddress {
  if (hash === known.hash) return known
  return { hash, base: known.base.replace(/[^/]*\/$/, `${hash.slice(0, FOLDER_DIGITS)}/`) }
}

/**
 * Loads a release's index. What arrives is trusted because it has the hash that the page was built with, not because
 * it looks right.
 *
 * @param address of the release
 * @param fetchJson reads one file; the browser's own `fetch` unless told otherwise
 * @throws LoadError
 */
export async function loadRelease(
  { base, hash }: ReleaseAddress,
  fetchJson: (url: string) => Promise<unknown> = fetchWithin,
): Promise<LoadedRelease> {
  const index = (await fetchChecked(`${base}index.json`, hash)) as ReleasePublic
  const facts = new Map(index.items.map((item) => [item.id, item]))
  const shards = new Map<string, Promise<ReadonlyMap<string, PublicItem>>>()
  return {
    hash,
    index,
    test: (id) => testOf(index, id),
    item,
    prefetch: (ids) => {
      for (const id of ids) item(id).catch(() => undefined)
    },
    prepare: async () => {
      await Promise.all([...new Set(index.items.map(({ shard }) => shard))].map(loadShard))
    },
  }

  async function item(id: string): Promise<PracticeItem> {
    const shard = facts.get(id)?.shard
    const found = shard === undefined ? undefined : (await loadShard(shard)).get(id)
    if (found?.use !== 'practice') throw new LoadError(`Item ${id} is not in this release.`)
    return found
  }

  function loadShard(shard: string): Promise<ReadonlyMap<string, PublicItem>> {
    const known = shards.get(shard)
    if (known) return known
    const loading = fetchChecked(`${base}shards/${shard}.json`, shard).then(
      (value) => new Map((value as ReleaseShard).items.map((item) => [item.id, item])),
    )
    shards.set(shard, loading)
    loading.catch(() => shards.delete(shard))
    return loading
  }

  async function fetchChecked(url: string, expected: string): Promise<unknown> {
    const value = await fetchJson(url).catch((cause: unknown) => {
      throw new LoadError(`${url} could not be loaded.`, { cause })
    })
    if (hashOf(value) !== expected) throw new LoadError(`${url} is not the file that was released.`)
    return value
  }
}

async function fetchWithin(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_LIMIT_MS) })
  if (!response.ok) throw new Error(`status ${response.status}`)
  return response.json()
}
