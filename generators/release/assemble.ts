import { canonicalJson, hashOf, sha256Hex } from '#log'
import type { Bank } from '#schemas/bank'
import type { Blueprint } from '#schemas/blueprint'
import type { Quality } from '#schemas/quality'
import type { ReleasePublic } from '#schemas/release-public'
import type { ReleaseSealed } from '#schemas/release-sealed'
import type { Taxonomy } from '#schemas/taxonomy'
import type { CompiledItem } from '../compile/compiled-item.ts'

/** What a release is made from. */
export interface ReleaseSource {
  readonly bank: Bank
  readonly taxonomy: Taxonomy
  readonly tests: readonly Blueprint[]
  readonly items: readonly CompiledItem[]
}

/** Both halves of a release. The public half is kept as the texts that are written and served, byte for byte. */
export interface Release {
  readonly public: PublicHalf
  readonly sealed: ReleaseSealed
}

export interface PublicHalf {
  /** SHA-256 of the index's canonical JSON: the name of the release's content. */
  readonly hash: string
  readonly index: ReleasePublic
  /** Canonical JSON of each shard by its SHA-256. */
  readonly shards: ReadonlyMap<string, string>
  /** Canonical JSON of the quality report, whose SHA-256 the index holds; the first releases have none. */
  readonly quality?: string
}

/** Items per shard at most: a page that needs one item fetches a few tens of kilobytes. */
const SHARD_ITEMS = 16

/**
 * Puts compiled items together to a release. Pure: the same source gives the same bytes.
 *
 * @param source the items in any order
 * @param version what the release is called; its tests are bound to it
 */
export function assembleRelease({ bank, taxonomy, tests, items }: ReleaseSource, version: string): Release {
  const sorted = [...items].sort((left, right) => (left.id < right.id ? -1 : 1))
  const shards = new Map<string, string>()
  const entries: ReleasePublic['items'][number][] = []
  for (let start = 0; start < sorted.length; start += SHARD_ITEMS) {
    const group = sorted.slice(start, start + SHARD_ITEMS).map((item) => item.public)
    const text = canonicalJson({ version: 1, items: group })
    const shard = sha256Hex(text)
    shards.set(shard, text)
    for (const item of group) entries.push({ ...factsOf(item), hash: hashOf(item), shard })
  }
  const index: ReleasePublic = {
    version: 1,
    bank: bank.id,
    title: bank.title,
    release: version,
    taxonomy,
    tests: [...tests]
      .sort((left, right) => (left.id < right.id ? -1 : 1))
      .map((test) => ({ ...test, release: version })),
    items: entries,
  }
  const sealed: ReleaseSealed = {
    version: 1,
    bank: bank.id,
    release: version,
    canary: bank.canary,
    items: sorted.map((item) => item.sealed),
  }
  return { public: { hash: hashOf(index), index, shards }, sealed }
}

/** A release together with its quality report, which its index then names: the hash of the release covers it. */
export function withQuality(release: Release, report: Quality): Release {
  const quality = canonicalJson(report)
  const index = { ...release.public.index, quality: sha256Hex(quality) }
  return { ...release, public: { ...release.public, hash: hashOf(index), index, quality } }
}

/** Hash of what a release offers, whatever its report says: proofs that were renewed are no reason for a release. */
export function offerHash({ quality: _, ...index }: ReleasePublic): string {
  return hashOf(index)
}

/** Built from named fields, never by leaving some out: a new field of an item does not slip into the index. */
function factsOf(item: CompiledItem['public']) {
  return {
    id: item.id,
    version: item.version,
    kind: item.kind,
    use: item.use,
    title: item.title,
    skills: item.skills,
    level: item.level,
    minutes: item.minutes,
    ai: item.ai,
    locale: item.locale,
    languages: item.languages,
    max: item.max,
    parameters: item.parameters,
    ...(item.family === undefined ? {} : { family: item.family }),
    ...(item.enemies === undefined ? {} : { enemies: item.enemies }),
  }
}
