import type { ReleasePublic } from '#schemas/release-public'
import type { Secret } from '../leak/matcher.ts'
import type { PublicHalf } from '../release/assemble.ts'
import type { ReleaseQuality } from './quality.ts'

/** All that a site is built from, and what it must not say. */
export interface SiteContent {
  readonly releases: readonly OfferedRelease[]
  /** What the leak gate looks for; empty where no sealed half is at hand. */
  readonly secrets: readonly Secret[]
  /** What the quality pages show, asked for when a page needs it: bank by bank, the newest release first. */
  readonly quality?: () => Promise<readonly ReleaseQuality[]>
  /** Tests that were edited since the release that they name: the site has them as they were released. */
  readonly edited?: readonly EditedTest[]
}

export interface EditedTest {
  readonly bank: string
  readonly test: string
  readonly release: string
}

export interface OfferedRelease extends PublicHalf {
  /** Ids of the tests that are bound to this release: another release may hold tests of the same name. */
  readonly offers: readonly string[]
  /** Name of the key that signed it, or the key itself where the bank does not name it; absent where it is not signed. */
  readonly signedBy?: string
}

/** A release as pages get it. */
export interface PublishedRelease {
  /** SHA-256 of the index's canonical JSON. */
  readonly hash: string
  /** URL of the release's folder, ending in `/`. */
  readonly base: string
  /** The index, its tests reduced to those that are offered from this release. */
  readonly index: ReleasePublic
  /** Who signed it; null where nobody did. */
  readonly signedBy: string | null
}

/** Digits of the hash that name a release's folder: enough that two never meet, few enough for a URL. */
const FOLDER_DIGITS = 16

/**
 * The releases for pages, without their shards.
 *
 * @param base the site's folder on its host, such as `/` or `/tests/`
 */
export function publishedReleases({ releases }: SiteContent, base = '/'): readonly PublishedRelease[] {
  return releases.map(({ hash, index, offers, signedBy }) => ({
    hash,
    signedBy: signedBy ?? null,
    base: `${base}${folderOf(hash)}/`,
    index: { ...index, tests: index.tests.filter(({ id }) => offers.includes(id)) },
  }))
}

/** The files of all releases by their path in the site, byte for byte as they were released. */
export function releaseFiles({ releases }: SiteContent): ReadonlyMap<string, string> {
  return new Map(
    releases.flatMap(({ hash, indexText, shards, quality }) => [
      [`${folderOf(hash)}/index.json`, indexText] as const,
      ...(quality === undefined ? [] : [[`${folderOf(hash)}/quality.json`, quality] as const]),
      ...[...shards].map(([shard, text]) => [`${folderOf(hash)}/shards/${shard}.json`, text] as const),
    ]),
  )
}

function folderOf(hash: string): string {
  return `_assay/${hash.slice(0, FOLDER_DIGITS)}`
}

/** What a bank has addresses for in a site. */
export interface Addressed {
  readonly bank: string
  /** Ids of its tests: they name sessions, too. */
  readonly tests: readonly string[]
  /** Ids of the items that have a page. */
  readonly items: readonly string[]
}

/** What is wrong with tests and items of several banks that have one id, which is their address. */
export function sharedAddresses(banks: readonly Addressed[]): readonly string[] {
  return (['tests', 'items'] as const).flatMap((kind) => {
    const owners = new Map<string, string>()
    const problems: string[] = []
    for (const { bank, [kind]: ids } of banks)
      for (const id of ids) {
        const owner = owners.get(id)
        if (owner === undefined) owners.set(id, bank)
        // Two releases of one bank have most items in common.
        if (owner === undefined || (kind === 'items' && owner === bank)) continue
        problems.push(
          `${owner} and ${bank} both have ${kind === 'tests' ? 'a test' : 'an item'} ${id}, and a site has one address for it: give one of them another id, or build a site of each bank with --bank`,
        )
      }
    return problems
  })
}

export function addressedBy({ index, offers }: Pick<OfferedRelease, 'index' | 'offers'>): Addressed {
  return {
    bank: index.bank,
    tests: offers,
    items: index.items.filter(({ use }) => use === 'practice').map(({ id }) => id),
  }
}

/** The site cannot be built from what is there; each message says what to do. */
export class ContentError extends Error {
  override readonly name = 'ContentError'
  constructor(messages: readonly string[]) {
    super(messages.join('\n'))
  }
}
