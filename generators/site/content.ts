import { canonicalJson } from '#log'
import type { ReleasePublic } from '#schemas/release-public'
import type { Secret } from '../leak/matcher.ts'
import type { PublicHalf } from '../release/assemble.ts'

/** All that a site is built from, and what it must not say. */
export interface SiteContent {
  readonly releases: readonly PublicHalf[]
  /** What the leak gate looks for; empty where no sealed half is at hand. */
  readonly secrets: readonly Secret[]
}

/** A release as pages get it. */
export interface PublishedRelease {
  /** SHA-256 of the index's canonical JSON. */
  readonly hash: string
  /** URL of the release's folder, ending in `/`. */
  readonly base: string
  readonly index: ReleasePublic
}

/** Digits of the hash that name a release's folder: enough that two never meet, few enough for a URL. */
const FOLDER_DIGITS = 16

/** The releases for pages, without their shards. */
export function publishedReleases({ releases }: SiteContent): readonly PublishedRelease[] {
  return releases.map(({ hash, index }) => ({ hash, base: `/${folderOf(hash)}/`, index }))
}

/** The files of all releases by their path in the site, byte for byte as they were released. */
export function releaseFiles({ releases }: SiteContent): ReadonlyMap<string, string> {
  return new Map(
    releases.flatMap(({ hash, index, shards }) => [
      [`${folderOf(hash)}/index.json`, canonicalJson(index)] as const,
      ...[...shards].map(([shard, text]) => [`${folderOf(hash)}/shards/${shard}.json`, text] as const),
    ]),
  )
}

function folderOf(hash: string): string {
  return `_assay/${hash.slice(0, FOLDER_DIGITS)}`
}
