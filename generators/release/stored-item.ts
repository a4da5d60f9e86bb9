import { releaseShardSchema } from '#schemas/release-shard'
import type { SealedItem } from '../compile/compiled-item.ts'
import type { ItemHalves } from './compare/released-item.ts'
import type { StoredRelease } from './read.ts'
import { sealedTexts } from './sealed-texts.ts'

const texts = new WeakMap<Pick<StoredRelease, 'sealedText'>, ReadonlyMap<string, string> | undefined>()

/** Both halves of an item of a release, reading nothing but its shard and its own part of the sealed half. */
export function storedItem(release: StoredRelease, id: string): ItemHalves | undefined {
  const shard = release.public.index.items.find((item) => item.id === id)?.shard
  const text = shard === undefined ? undefined : release.public.shards.get(shard)
  const parsed = text === undefined ? undefined : releaseShardSchema.parse(JSON.parse(text))
  const half = parsed?.ok ? parsed.value.items.find((item) => item.id === id) : undefined
  if (!half) return undefined
  const sealed = storedSealed(release, id)
  return { public: half, ...(sealed ? { sealed } : {}) }
}

function storedSealed(release: StoredRelease, id: string): SealedItem | undefined {
  const text = storedSealedText(release, id)
  // Its hash was checked with that of the whole, so that it is what was written.
  if (text !== undefined) return JSON.parse(text) as SealedItem
  return release.sealed?.items.find((item) => item.id === id)
}

/** Canonical JSON of the sealed half of an item of a release, where that is here as it was written. */
export function storedSealedText(release: Pick<StoredRelease, 'sealedText'>, id: string): string | undefined {
  if (!texts.has(release))
    texts.set(release, release.sealedText === undefined ? undefined : sealedTexts(release.sealedText))
  return texts.get(release)?.get(id)
}
