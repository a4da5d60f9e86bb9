import { randomBytes } from 'node:crypto'
import { link, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { canonicalJson } from '#log'
import type { Signature } from '#schemas/signature'
import { syncFolder } from '../sync-folder.ts'
import { foldedFragments, withRelease, type Fragment } from './changelog.ts'
import { lockText } from './lock-text.ts'
import { makeFolder } from './make-folder.ts'
import type { ReleasePlan } from './plan.ts'
import { readRelease } from './read.ts'

/** The few effects that writing a release has; a test cuts the power between any two of them. */
export interface ReleaseDisk {
  readonly makeFolder: (path: string) => Promise<void>
  /** Writes a file and waits until it is on the disk. */
  readonly write: (path: string, text: string) => Promise<void>
  /** Gives a file that is on the disk a second name; false where the file system cannot. */
  readonly link: (from: string, to: string) => Promise<boolean>
  /** Renames, and waits until the folder's entry is on the disk. */
  readonly rename: (from: string, to: string) => Promise<void>
  readonly remove: (path: string) => Promise<void>
}

/** A release of this version is there already, with another content. */
export class ReleaseExistsError extends Error {
  override readonly name = 'ReleaseExistsError'
  constructor(version: string, folder: string) {
    super(`Release ${version} is there already (${folder}) and never changes: release under another version`)
  }
}

/** Releases that were being written when the power went carry this mark; nothing reads them. */
const UNFINISHED = '.unfinished-'

export interface ApplyOptions {
  /** Who vouches for it; absent for an unsigned release. */
  readonly signature?: Signature | undefined
  /** What was written about the changes: it goes into the changelog. */
  readonly fragments?: readonly Fragment[]
  /** Called before anything is there for others to see; what it throws stops the writing. */
  readonly mayWrite?: (() => Promise<void>) | undefined
  readonly disk?: ReleaseDisk
}

/**
 * Writes a release: its halves and signature into a folder of another name, which is renamed once it is whole, then the
 * changelog, without whose fragments it does from then on, and the lock as the last. After a crash either nothing or a
 * whole release is there, and calling it again finishes the work.
 *
 * @param bankDir folder of the bank
 * @param plan a plan without refusals
 * @returns folder of the release
 * @throws ReleaseExistsError where another release has this version; RangeError for a plan with refusals
 */
export async function applyRelease(
  bankDir: string,
  plan: ReleasePlan,
  { signature, fragments = [], mayWrite, disk = realDisk }: ApplyOptions = {},
): Promise<string> {
  if (plan.refusals.length > 0)
    throw new RangeError('Unexpected plan with refusals, expected one that may be applied')
  const releases = join(bankDir, 'releases')
  const folder = join(releases, plan.version)
  await disk.makeFolder(releases)
  const names = await readdir(releases)
  for (const name of names.filter((candidate) => candidate.startsWith(UNFINISHED)))
    await disk.remove(join(releases, name))
  if (!names.includes(plan.version)) await writeFolder(releases, folder, plan, { signature, mayWrite, disk })
  else await finishFolder(folder, plan, signature, disk)
  await foldChangelog(bankDir, plan, fragments, disk)
  await replaceFile(join(bankDir, 'bank.lock.yaml'), lockText(plan.lock), disk)
  return folder
}

async function writeFolder(
  releases: string,
  folder: string,
  { release, previous }: ReleasePlan,
  {
    signature,
    mayWrite,
    disk,
  }: Pick<ApplyOptions, 'signature' | 'mayWrite'> & { readonly disk: ReleaseDisk },
) {
  const unfinished = join(releases, `${UNFINISHED}${randomBytes(6).toString('hex')}`)
  const half = join(unfinished, 'public')
  await disk.makeFolder(join(half, 'shards'))
  await disk.makeFolder(join(unfinished, 'sealed'))
  const before = previous === undefined ? undefined : join(releases, previous, 'public', 'shards')
  for (const [hash, text] of release.public.shards) {
    const name = `${hash}.json`
    // What is named by its content and never changes can be one file in all releases that have it.
    const isLinked = before !== undefined && (await disk.link(join(before, name), join(half, 'shards', name)))
    if (!isLinked) await disk.write(join(half, 'shards', name), text)
  }
  if (release.public.quality !== undefined)
    await disk.write(join(half, 'quality.json'), release.public.quality)
  await disk.write(join(half, 'index.json'), release.public.indexText)
  await disk.write(join(unfinished, 'sealed', 'sealed.json'), release.sealedText)
  if (signature) await disk.write(join(unfinished, 'signature.json'), canonicalJson(signature))
  await mayWrite?.()
  await disk.rename(unfinished, folder)
}

/** The release that is there must be the planned one: its writing was cut off before the lock. */
async function finishFolder(
  folder: string,
  { version, release }: ReleasePlan,
  signature: Signature | undefined,
  disk: ReleaseDisk,
): Promise<void> {
  const there = await readRelease(folder)
  const isSame =
    there.ok &&
    there.release.public.hash === release.public.hash &&
    there.release.sealedText === release.sealedText
  if (!isSame) throw new ReleaseExistsError(version, folder)
  const other = there.release.signature
  if (signature === undefined || other?.key === signature.key) return
  // It was cut off without a key, and nobody has had it yet.
  if (other) throw new ReleaseExistsError(version, folder)
  await signFolder(folder, signature, disk)
}

/** Puts a signature beside the halves of a release that has none. */
export function signFolder(
  folder: string,
  signature: Signature,
  disk: ReleaseDisk = realDisk,
): Promise<void> {
  return replaceFile(join(folder, 'signature.json'), canonicalJson(signature), disk)
}

/** Takes the fragments into the changelog; they go once it is on the disk. */
async function foldChangelog(
  bankDir: string,
  { bank, version, changes, release }: ReleasePlan,
  fragments: readonly Fragment[],
  disk: ReleaseDisk,
): Promise<void> {
  const path = join(bankDir, 'CHANGELOG.md')
  const before = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  const { items } = release.public.index
  const graded = new Set(items.flatMap(({ id, use }) => (use === 'graded' ? [id] : [])))
  const after = withRelease(before, { bank, version, fragments, changes, graded })
  if (after !== before) await replaceFile(path, after, disk)
  for (const { file } of foldedFragments(after, version, fragments)) await disk.remove(join(bankDir, file))
}

async function replaceFile(path: string, text: string, disk: ReleaseDisk) {
  const unfinished = `${path}.unfinished`
  await disk.remove(unfinished)
  await disk.write(unfinished, text)
  await disk.rename(unfinished, path)
}

/** The real disk; tests wrap it. */
export const realDisk: ReleaseDisk = {
  makeFolder,
  write: async (path, text) => {
    const file = await open(path, 'wx')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
  },
  link: async (from, to) => {
    try {
      await link(from, to)
      return true
    } catch {
      // It is not there, or on a file system without second names: then it is written.
      return false
    }
  },
  rename: async (from, to) => {
    await rename(from, to)
    await syncFolder(dirname(to))
  },
  remove: (path) => rm(path, { recursive: true, force: true }),
}
