import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ReleaseAtHand } from '#results'
import type { EventData } from '#schemas/event'
import type { PublicItem } from '#schemas/public-item'
import { releaseShardSchema } from '#schemas/release-shard'
import type { PublicHalf } from '../release/assemble.ts'
import { readRelease } from '../release/read.ts'
import { DEV_RELEASE, loadWorkingTree } from '../site/working-tree.ts'

export type FoundRelease =
  { readonly ok: true; readonly release: ReleaseAtHand } | { readonly ok: false; readonly message: string }

/**
 * Finds the release that a log names, by its hash: in the folder given, among the bank's releases, or, for a session
 * on the working tree, by compiling that again.
 *
 * @param start the log's start event
 * @param where folder of the project, and the folders that the caller named
 */
export async function findRelease(
  { bank, release: { hash, version } }: EventData<'start'>,
  where: { readonly cwd: string; readonly bank: string | undefined; readonly release: string | undefined },
): Promise<FoundRelease> {
  const { cwd } = where
  const bankDir = where.bank === undefined ? join(cwd, 'content', 'banks', bank) : resolve(cwd, where.bank)
  if (version === DEV_RELEASE && where.release === undefined) return findInWorkingTree(bankDir, hash, cwd)
  const folders = where.release === undefined ? await releasesOf(bankDir) : [resolve(cwd, where.release)]
  for (const folder of folders) {
    const read = await readRelease(folder)
    if (!read.ok) {
      if (where.release !== undefined) return read
      continue
    }
    if (read.release.public.hash === hash)
      return { ok: true, release: atHand(hash, read.release.public.index, read.release.items) }
  }
  const message = `Release ${version} of the bank ${bank} with the hash ${hash.slice(0, 12)}… was not found. Name its folder with --release.`
  return { ok: false, message }
}

async function findInWorkingTree(bankDir: string, hash: string, cwd: string): Promise<FoundRelease> {
  const { releases } = await loadWorkingTree({
    banks: [bankDir],
    cacheDir: join(cwd, '.cache', 'assay'),
    prove: 'computed',
    report: () => undefined,
  })
  const half = releases.find((one) => one.hash === hash)
  if (half) return { ok: true, release: atHand(hash, half.index, itemsOf(half)) }
  const message = `The session was taken on the working tree of ${bankDir}, which has changed since. Check out the state that the site was built from, or release the bank and take tests on releases.`
  return { ok: false, message }
}

function itemsOf({ shards }: PublicHalf): readonly PublicItem[] {
  return [...shards.values()].flatMap((text) => {
    const parsed = releaseShardSchema.parse(JSON.parse(text))
    return parsed.ok ? parsed.value.items : []
  })
}

function atHand(hash: string, index: PublicHalf['index'], items: readonly PublicItem[]): ReleaseAtHand {
  const practice = new Map(
    items.flatMap((item) => (item.use === 'practice' ? [[item.id, item] as const] : [])),
  )
  return { hash, index, item: (id) => practice.get(id) }
}

async function releasesOf(bankDir: string): Promise<readonly string[]> {
  const folder = join(bankDir, 'releases')
  const names = await readdir(folder).catch(() => [])
  return names.map((name) => join(folder, name))
}
