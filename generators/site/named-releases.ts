import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { canonicalJson } from '#log'
import { bankSchema, type Bank } from '#schemas/bank'
import { blueprintSchema, type Blueprint } from '#schemas/blueprint'
import type { Diagnostic } from '#schemas/diagnose/index'
import type { Schema } from '#schemas/schema'
import { compileBank, type CompiledBank } from '../compile/compile-bank.ts'
import { readDataFile } from '../compile/data-file.ts'
import { secretsOf, type Halves } from '../leak/secrets.ts'
import { readLock } from '../release/read-lock.ts'
import { readRelease, type StoredRelease } from '../release/read.ts'
import { compareVersions } from '../release/semver.ts'
import { mistrust, signerOf } from '../release/sign/signature.ts'
import {
  addressedBy,
  ContentError,
  sharedAddresses,
  type EditedTest,
  type OfferedRelease,
  type SiteContent,
} from './content.ts'
import { qualityOf, type ReleaseQuality } from './quality.ts'
import { DEV_RELEASE, halvesOf } from './working-tree.ts'

export interface NamedReleasesOptions {
  /** Absolute paths of the banks. */
  readonly banks: readonly string[]
  readonly cacheDir: string
}

/**
 * The content of a site that is published: the releases that the banks' tests name, from their public halves alone. The
 * sealed halves and the items themselves, where they are there, only tell the leak gate what to look for.
 *
 * @throws ContentError where a test names a release that cannot be used
 */
export async function loadNamedReleases({ banks, cacheDir }: NamedReleasesOptions): Promise<SiteContent> {
  const problems: string[] = []
  const releases: OfferedRelease[] = []
  const halves: Halves[] = []
  const quality: ReleaseQuality[] = []
  const edited: EditedTest[] = []
  for (const bankDir of banks) {
    const stored = await readReleases(bankDir, problems)
    const tests = await testsByRelease(bankDir, problems)
    const keys = (await readYamlFile(bankDir, 'bank.yaml', bankSchema, problems))?.keys
    const tree = await compileBank(bankDir, { cacheDir })
    for (const [version, offers] of tests) {
      const release = usableRelease(bankDir, version, offers, stored, problems)
      const signedBy = release && signer(bankDir, version, release, keys, problems)
      if (!release) continue
      releases.push({ ...release.public, offers, ...(signedBy === undefined ? {} : { signedBy }) })
      edited.push(...editedSince(release, tree.tests))
    }
    const offered = [...tests.keys()].filter((version) => stored.has(version))
    quality.push(...qualityUpTo(offered, stored, keys))
    for (const { items, sealed } of stored.values()) if (sealed) halves.push({ items, sealed })
    halves.push(...workingTreeHalves(tree))
  }
  problems.push(...sharedAddresses(releases.map(addressedBy)))
  if (problems.length > 0) throw new ContentError(problems)
  return { releases, secrets: secretsOf(halves), quality: async () => quality, edited }
}

/** The tests that name a release and are not any more what it holds under their names. */
function editedSince(
  { public: { index } }: StoredRelease,
  tests: readonly Blueprint[],
): readonly EditedTest[] {
  const released = new Map(index.tests.map((test) => [test.id, canonicalJson(test)]))
  return tests
    .filter(({ release }) => release === index.release)
    .filter((test) => canonicalJson(test) !== released.get(test.id))
    .map(({ id }) => ({ bank: index.bank, test: id, release: index.release }))
}

/** Of the releases that a site offers, and of those before them: a later one is not published yet. */
function qualityUpTo(
  versions: readonly string[],
  stored: ReadonlyMap<string, StoredRelease>,
  keys: Bank['keys'],
): readonly ReleaseQuality[] {
  const newest = versions.toSorted(compareVersions).at(-1)
  if (newest === undefined) return []
  const published = [...stored].filter(([version]) => compareVersions(version, newest) <= 0)
  return qualityOf(
    published.map(([, { public: half, ...rest }]) => ({ ...rest, hash: half.hash, index: half.index })),
    keys,
  )
}

async function readReleases(
  bankDir: string,
  problems: string[],
): Promise<ReadonlyMap<string, StoredRelease>> {
  const stored = new Map<string, StoredRelease>()
  const lock = await readLock(bankDir)
  if ('fault' in lock) problems.push(lock.fault)
  for (const version of await namesIn(join(bankDir, 'releases'))) {
    const read = await readRelease(join(bankDir, 'releases', version))
    if (!read.ok) problems.push(read.message)
    else if (read.release.public.index.release !== version)
      problems.push(
        `${join(bankDir, 'releases', version)} holds the release ${read.release.public.index.release}`,
      )
    else if ('lock' in lock && lock.lock?.release === version && lock.lock.hash !== read.release.public.hash)
      problems.push(`${join(bankDir, 'releases', version)} is not the release that bank.lock.yaml names`)
    else stored.set(version, read.release)
  }
  return stored
}

/** The practice tests of a bank by the release that they name: a graded one reaches a site in sealed forms alone. */
async function testsByRelease(
  bankDir: string,
  problems: string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const tests = new Map<string, string[]>()
  for (const name of await namesIn(join(bankDir, 'tests'))) {
    if (!name.endsWith('.yaml')) continue
    const blueprint = await readYamlFile(bankDir, `tests/${name}`, blueprintSchema, problems)
    if (blueprint?.use === 'practice')
      tests.set(blueprint.release, [...(tests.get(blueprint.release) ?? []), blueprint.id])
  }
  return tests
}

function usableRelease(
  bankDir: string,
  version: string,
  offers: readonly string[],
  stored: ReadonlyMap<string, StoredRelease>,
  problems: string[],
): StoredRelease | undefined {
  const bank = basename(bankDir)
  const names = offers.join(', ')
  if (version === DEV_RELEASE) {
    problems.push(
      `${bank}: ${names} names ${DEV_RELEASE}, which is the working tree: build with --dev, or release the bank and name that release in tests/`,
    )
    return undefined
  }
  const release = stored.get(version)
  if (!release) {
    // A release that is there and damaged has its problem already.
    if (!existsSync(join(bankDir, 'releases', version)))
      problems.push(
        `${bank}: ${names} names the release ${version}, which is not in ${join(bankDir, 'releases')}${thoseThere(stored)}`,
      )
    return undefined
  }
  const unknown = offers.filter((id) => !release.public.index.tests.some((test) => test.id === id))
  if (unknown.length > 0)
    problems.push(
      `${bank}: the release ${version} was made without the test ${unknown.join(', ')}: release the bank again, and name that release in tests/`,
    )
  return unknown.length > 0 ? undefined : release
}

function thoseThere(stored: ReadonlyMap<string, StoredRelease>): string {
  const versions = [...stored.keys()].sort(compareVersions)
  return versions.length === 0 ? '; `assay release` makes one' : `; there: ${versions.join(', ')}`
}

/** Who signed a release; a bank that names keys takes only what is signed with one of them. */
function signer(
  bankDir: string,
  version: string,
  { signature }: StoredRelease,
  keys: Bank['keys'],
  problems: string[],
): string | undefined {
  const fault = mistrust(signature, keys)
  if (fault !== undefined) problems.push(`${basename(bankDir)}: the release ${version} ${fault}`)
  return signerOf(signature, keys) ?? signature?.key
}

/** What the gate should look for beyond the releases: the canary, and items that were never released or have changed. */
function workingTreeHalves({ bank, items }: CompiledBank): readonly Halves[] {
  if (!bank) return []
  const sealed = { version: 1, bank: bank.id, release: DEV_RELEASE, canary: bank.canary, items: [] } as const
  return [halvesOf(items, sealed)]
}

async function readYamlFile<T>(
  bankDir: string,
  file: string,
  schema: Schema<T>,
  problems: string[],
): Promise<T | undefined> {
  const diagnostics: Diagnostic[] = []
  const text = await readFile(join(bankDir, file), 'utf8')
  const read = readDataFile({ text, file, schema }, diagnostics)
  for (const { range, message, help } of diagnostics)
    problems.push(
      `${basename(bankDir)}/${file}:${range.start.line}:${range.start.column}: ${message}${help === undefined ? '' : `; ${help}`}`,
    )
  return read?.value
}

/** Names in a folder, sorted, without hidden ones; none where it is not there. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
