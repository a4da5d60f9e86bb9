import { readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Lock } from '#schemas/lock'
import type { ReleasePublic } from '#schemas/release-public'
import { readLock } from './read-lock.ts'
import { openRelease, type StoredRelease } from './read.ts'
import { sealedTexts } from './sealed-texts.ts'
import { textHash } from './text-hash.ts'
import { compareVersions } from './semver.ts'

/** What lies in `releases/`, held against what `bank.lock.yaml` says of it. */
export interface ReleasesOnDisk {
  readonly lock: Lock | undefined
  /** Why the lock cannot be read; then nothing is said about what it would know. */
  readonly fault?: string
  /** From the oldest to the newest. */
  readonly versions: readonly string[]
  /** Public index of the release that the lock names, where it is there and whole. */
  readonly previousIndex: ReleasePublic | undefined
  /** The release that the lock names itself, where it is there and whole. */
  readonly previous: StoredRelease | undefined
  /** All whole releases, from the oldest to the newest. */
  readonly releases: readonly StoredRelease[]
  /** Damage, with what to do about it; empty where everything is as it was written. */
  readonly problems: readonly string[]
  /** Releases that the lock does not know: its last one is older, or it is missing. */
  readonly unlocked: readonly { readonly version: string; readonly hash: string | undefined }[]
  /** Sealed halves that are not here: no damage, since they may be kept elsewhere. */
  readonly unsealed: readonly string[]
}

/** Most items of a lock that are named as changed. */
const MOST_NAMED = 12

const RESTORE = 'restore it from version control'

/** Reads a bank's releases and its lock. @param bankDir folder of the bank */
export async function inspectReleases(bankDir: string): Promise<ReleasesOnDisk> {
  const stored = await readLock(bankDir)
  const lock = 'lock' in stored ? stored.lock : undefined
  const problems: string[] = []
  const versions = await versionsIn(join(bankDir, 'releases'))
  const releases = new Map<string, StoredRelease>()
  for (const version of versions) {
    const known = lock?.release === version ? lock : undefined
    const read = await openRelease(join(bankDir, 'releases', version), known)
    if (read.ok) releases.set(version, read.release)
    else problems.push(`${read.message.replace(`${bankDir}${sep}`, '')}: ${RESTORE}`)
  }
  for (const [version, release] of releases)
    if (!isAsLocked(version, release, lock)) problems.push(...inconsistencies(version, release))
  const last = lock && releases.get(lock.release)
  if (lock && !versions.includes(lock.release))
    problems.push(`releases/${lock.release} is missing, and bank.lock.yaml names it: ${RESTORE}`)
  if (lock && last) problems.push(...differences(lock, last))
  const isUnlocked = (version: string) => lock === undefined || compareVersions(version, lock.release) > 0
  return {
    lock,
    ...('fault' in stored ? { fault: stored.fault } : {}),
    versions,
    previousIndex: last?.public.index,
    previous: last,
    releases: [...releases.values()],
    problems,
    unlocked:
      'fault' in stored
        ? []
        : versions
            .filter(isUnlocked)
            .map((version) => ({ version, hash: releases.get(version)?.public.hash })),
    unsealed: [...releases].flatMap(([version, { sealedText }]) =>
      sealedText === undefined ? [version] : [],
    ),
  }
}

/** Whether a release is the one that the lock names, to the byte: then its halves say what they said when it was made. */
function isAsLocked(
  version: string,
  { public: { hash }, sealedText }: StoredRelease,
  lock: Lock | undefined,
): boolean {
  return (
    lock?.release === version &&
    lock.hash === hash &&
    (sealedText === undefined || lock.sealed === textHash(sealedText))
  )
}

/** What the two halves of one release say against each other, whatever the lock says. */
function inconsistencies(version: string, release: StoredRelease): readonly string[] {
  const { index } = release.public
  if (index.release !== version) return [`releases/${version} holds the release ${index.release}: ${RESTORE}`]
  const { sealedText } = release
  if (sealedText === undefined) return []
  // Members are sorted by name, so that the version is the last one of an item, and the release the last but one of all.
  const named = /"release":"([^"]*)","version":1\}$/.exec(sealedText.slice(-60))?.[1]
  const names = [...(sealedTexts(sealedText) ?? [])].map(
    ([id, text]) => `${id}@${/"version":"([^"]*)"\}$/.exec(text.slice(-60))?.[1] ?? ''}`,
  )
  const items = index.items.map(({ id, version: itemVersion }) => `${id}@${itemVersion}`)
  if (named === version && names.join() === items.join()) return []
  return [`releases/${version}/sealed/sealed.json is of another release: ${RESTORE}`]
}

/** Where a release is not what the lock recorded when it was written. */
function differences(lock: Lock, { public: half, sealedText }: StoredRelease): readonly string[] {
  const folder = `releases/${lock.release}`
  const both = `${folder} and bank.lock.yaml disagree`
  if (half.hash !== lock.hash) return [`${both} on the public half: restore both from version control`]
  if (sealedText !== undefined && textHash(sealedText) !== lock.sealed)
    return [`${both} on the sealed half: restore both from where they are kept`]
  const sealedItems = sealedText === undefined ? undefined : sealedTexts(sealedText)
  const publicItems = new Map(half.index.items.map((item) => [item.id, item]))
  const ids = new Set([...Object.keys(lock.items), ...publicItems.keys()])
  const other = [...ids].sort().filter((id) => {
    const [locked, item] = [lock.items[id], publicItems.get(id)]
    return !(
      locked?.version === item?.version &&
      locked?.public === item?.hash &&
      (sealedItems === undefined || locked?.sealed === hashOfText(sealedItems.get(id)))
    )
  })
  if (other.length > 0) {
    const named = other.slice(0, MOST_NAMED).join(', ')
    const more = other.length > MOST_NAMED ? ` and ${other.length - MOST_NAMED} more` : ''
    const entries = other.length === 1 ? 'its entry' : 'its entries'
    return [
      `bank.lock.yaml was changed: ${entries} ${named}${more} ${other.length === 1 ? 'is' : 'are'} not what ${folder} holds: ${RESTORE}`,
    ]
  }
  return lock.bank === half.index.bank
    ? []
    : [`bank.lock.yaml was changed: it names the bank ${lock.bank}: ${RESTORE}`]
}

function hashOfText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : textHash(text)
}

/** Names of folders in the order of versions, without hidden ones; none where there is no folder. */
async function versionsIn(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder)
    return names.filter((name) => /^\d+\.\d+\.\d+$/.test(name)).sort(compareVersions)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
