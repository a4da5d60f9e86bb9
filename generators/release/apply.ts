import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import { canonicalJson } from '#log'
import type { Lock } from '#schemas/lock'
import type { ReleasePlan } from './plan.ts'
import { readRelease } from './read.ts'

/** The few effects that writing a release has; a test cuts the power between any two of them. */
export interface ReleaseDisk {
  readonly makeFolder: (path: string) => Promise<void>
  /** Writes a file and waits until it is on the disk. */
  readonly write: (path: string, text: string) => Promise<void>
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

/**
 * Writes a release: both halves into a folder of another name, which is renamed once it is whole, then the lock. After
 * a crash either nothing or a whole release is there, and calling it again finishes the work.
 *
 * @param bankDir folder of the bank
 * @param plan a plan without refusals
 * @returns folder of the release
 * @throws ReleaseExistsError where another release has this version; RangeError for a plan with refusals
 */
export async function applyRelease(
  bankDir: string,
  plan: ReleasePlan,
  disk: ReleaseDisk = realDisk,
): Promise<string> {
  if (plan.refusals.length > 0)
    throw new RangeError('Unexpected plan with refusals, expected one that may be applied')
  const releases = join(bankDir, 'releases')
  const folder = join(releases, plan.version)
  await disk.makeFolder(releases)
  const names = await readdir(releases)
  for (const name of names.filter((candidate) => candidate.startsWith(UNFINISHED)))
    await disk.remove(join(releases, name))
  if (!names.includes(plan.version)) await writeFolder(releases, folder, plan, disk)
  else if (!(await isSame(folder, plan))) throw new ReleaseExistsError(plan.version, folder)
  await replaceFile(join(bankDir, 'bank.lock.yaml'), lockText(plan.lock), disk)
  return folder
}

async function writeFolder(releases: string, folder: string, { release }: ReleasePlan, disk: ReleaseDisk) {
  const unfinished = join(releases, `${UNFINISHED}${randomBytes(6).toString('hex')}`)
  const half = join(unfinished, 'public')
  await disk.makeFolder(join(half, 'shards'))
  await disk.makeFolder(join(unfinished, 'sealed'))
  for (const [hash, text] of release.public.shards)
    await disk.write(join(half, 'shards', `${hash}.json`), text)
  if (release.public.quality !== undefined)
    await disk.write(join(half, 'quality.json'), release.public.quality)
  await disk.write(join(half, 'index.json'), canonicalJson(release.public.index))
  await disk.write(join(unfinished, 'sealed', 'sealed.json'), canonicalJson(release.sealed))
  await disk.rename(unfinished, folder)
}

/** Whether the release that is there is the planned one: its writing was cut off before the lock. */
async function isSame(folder: string, plan: ReleasePlan): Promise<boolean> {
  const there = await readRelease(folder)
  return (
    there.ok &&
    there.release.public.hash === plan.release.public.hash &&
    there.release.sealed !== undefined &&
    canonicalJson(there.release.sealed) === canonicalJson(plan.release.sealed)
  )
}

async function replaceFile(path: string, text: string, disk: ReleaseDisk) {
  const unfinished = `${path}.unfinished`
  await disk.remove(unfinished)
  await disk.write(unfinished, text)
  await disk.rename(unfinished, path)
}

function lockText(lock: Lock): string {
  return `# Written by assay release. Commit it; never edit it.\n${stringify(lock)}`
}

/** The real disk; tests wrap it. */
export const realDisk: ReleaseDisk = {
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true })
  },
  write: async (path, text) => {
    const file = await open(path, 'wx')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
  },
  rename: async (from, to) => {
    await rename(from, to)
    await syncFolder(dirname(to))
  },
  remove: (path) => rm(path, { recursive: true, force: true }),
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; its file system keeps the order of renames by itself.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
