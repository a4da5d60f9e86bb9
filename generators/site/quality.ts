import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bank } from '#schemas/bank'
import type { Quality } from '#schemas/quality'
import type { ReleasePublic } from '#schemas/release-public'
import type { Signature } from '#schemas/signature'
import { qualityReport } from '../release/quality-report.ts'
import { readIndex } from '../release/read.ts'
import { compareVersions } from '../release/semver.ts'
import { signerOf } from '../release/sign/signature.ts'

/** What the quality page of one release is drawn from. Plain JSON, and public. */
export interface ReleaseQuality {
  readonly bank: string
  readonly title: string
  readonly release: string
  /** SHA-256 of the release's index. */
  readonly hash: string
  readonly taxonomy: ReleasePublic['taxonomy']
  /** In the order of the report's items. */
  readonly items: readonly Pick<ReleasePublic['items'][number], 'id' | 'title' | 'kind' | 'level' | 'use'>[]
  readonly report: Quality
  /** Whether the release came with its report; without one, its index tells what it can. */
  readonly isKept: boolean
  /** Who signed it: the name that the bank gives to the key, or the key; null where nobody did. */
  readonly signedBy: string | null
}

/** A release by its index, with the report that was kept with it. */
export interface IndexedRelease {
  readonly hash: string
  readonly index: ReleasePublic
  readonly report?: Quality
  /** Genuine. */
  readonly signature?: Signature
}

/**
 * The quality of a bank's releases, the newest first. One that came without a report is told from its index and that of
 * the release before it.
 *
 * @param releases in any order; the earlier ones tell what a later one changed
 * @param keys that the bank names
 */
export function qualityOf(
  releases: readonly IndexedRelease[],
  keys: Bank['keys'] = [],
): readonly ReleaseQuality[] {
  const sorted = releases.toSorted((left, right) => compareVersions(left.index.release, right.index.release))
  return sorted
    .map((release, place) => {
      const report = release.report ?? qualityReport(release.index, { previous: sorted[place - 1]?.index })
      return pageData(release, report, { isKept: release.report !== undefined, keys })
    })
    .reverse()
}

/** The quality of a release whose report is at hand. */
export function pageData(
  { hash, index, signature }: IndexedRelease,
  report: Quality,
  { isKept, keys }: { readonly isKept: boolean; readonly keys: Bank['keys'] },
): ReleaseQuality {
  return {
    bank: index.bank,
    title: index.title,
    release: index.release,
    hash,
    taxonomy: index.taxonomy,
    items: index.items.flatMap(({ id, title, kind, level, use, variant }) =>
      variant === undefined ? [{ id, title, kind, level, use }] : [],
    ),
    report,
    isKept,
    signedBy: signerOf(signature, keys) ?? signature?.key ?? null,
  }
}

/** The releases beside a bank by their indexes alone, the oldest first; those that are damaged are left out. */
export async function indexedReleases(bankDir: string): Promise<readonly IndexedRelease[]> {
  const folder = join(bankDir, 'releases')
  const names = await readdir(folder).catch(() => [])
  const found: IndexedRelease[] = []
  for (const version of names.filter((name) => /^\d+\.\d+\.\d+$/.test(name)).sort(compareVersions)) {
    const read = await readIndex(join(folder, version))
    if (read.ok) found.push(read.release)
  }
  return found
}
