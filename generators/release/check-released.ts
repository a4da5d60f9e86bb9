import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentOf } from '../variant/variant-id.ts'
import type { Blueprint } from '#schemas/blueprint'
import {
  fileStart,
  readYaml,
  suggest,
  type DataPath,
  type Diagnostic,
  type Range,
} from '#schemas/diagnose/index'
import type { Lock } from '#schemas/lock'
import { proofSchema, type Proof } from '#schemas/proof'
import { findFrontmatter } from '../compile/frontmatter.ts'
import type { ItemFacts } from '../compile/item-facts.ts'
import { reportInto } from '#schemas/diagnose/report'
import { inspectReleases, type ReleasesOnDisk } from './inspect-releases.ts'
import { compareVersions } from './semver.ts'

interface CheckedItems {
  /** Folders of all items. */
  readonly names: readonly string[]
  /** Items that were looked at and have no errors. */
  readonly sound: readonly { readonly digest: string; readonly facts: ItemFacts }[]
  readonly tests: readonly Blueprint[]
  /** Names of the items wanted; the whole bank where absent. */
  readonly only?: readonly string[] | undefined
}

/** Release of a test that stands for the working tree. */
const WORKING_TREE = '0.0.0-dev'

/**
 * Checks what a bank has promised: live items are proven, released ones keep their names and uses, releases are as they
 * were written, and tests name releases that are there.
 *
 * @param root absolute path of the bank
 * @returns diagnostics, in the order in which they are found
 */
export async function checkReleased(root: string, checked: CheckedItems): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = []
  const disk = await inspectReleases(root)
  for (const { digest, facts } of checked.sound) {
    if (facts.status === 'live') checkProof(root, { id: facts.id, digest }, diagnostics)
    checkPromise(root, facts, disk, diagnostics)
  }
  if (checked.only !== undefined) return diagnostics
  checkReleases(disk, diagnostics)
  if (disk.lock) checkDeleted(root, disk.lock, checked.names, diagnostics)
  for (const test of checked.tests) checkTest(root, test, disk, diagnostics)
  return diagnostics
}

function checkProof(
  root: string,
  { id, digest }: { readonly id: string; readonly digest: string },
  diagnostics: Diagnostic[],
): void {
  const folder = `items/${id}`
  const proof = readProof(join(root, folder, 'proof.json'))
  if (proof !== 'missing' && proof !== 'broken' && proof.digest === digest && proof.verdict === 'verified')
    return
  const words =
    proof === 'missing'
      ? 'Missing proof of a live item'
      : proof === 'broken'
        ? 'Unexpected content of `proof.json`, which cannot be read'
        : proof.digest !== digest
          ? 'Unexpected proof of other files: the item has changed since it was proven'
          : `Unexpected proof that refuses a live item: ${proof.reasons[0] ?? 'without a reason'}`
  const file = `${folder}/item.mdx`
  const range = rangeIn(root, file, ['status'])
  reportInto(diagnostics, file).warning('release/no-proof', range, words, `Run \`assay verify ${id}\``)
}

function readProof(path: string): Proof | 'missing' | 'broken' {
  try {
    const parsed = proofSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.ok ? parsed.value : 'broken'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'broken'
  }
}

function checkPromise(
  root: string,
  { id, version, use }: ItemFacts,
  { lock, previousIndex }: ReleasesOnDisk,
  diagnostics: Diagnostic[],
): void {
  const file = `items/${id}/item.mdx`
  const report = reportInto(diagnostics, file)
  const released = lock?.items[id]?.version
  if (released !== undefined && compareVersions(version, released) < 0)
    report.error(
      'release/lowered',
      rangeIn(root, file, ['version']),
      `Unexpected version ${version}, expected ${released} or later, since that was released`,
    )
  const before = previousIndex?.items.find((item) => item.id === id)
  if (before && before.use !== use)
    report.error(
      'release/use',
      rangeIn(root, file, ['use']),
      `Unexpected use \`${use}\` of an item that was released as \`${before.use}\``,
      'Give the new item a new id, and set `status: retired` here',
    )
}

function checkDeleted(root: string, lock: Lock, names: readonly string[], diagnostics: Diagnostic[]): void {
  const file = 'bank.lock.yaml'
  const known = new Set(names)
  for (const id of Object.keys(lock.items)) {
    // Variants come and go with what is drawn: their seeds are never drawn otherwise from the same item.
    if (known.has(id) || parentOf(id, known) !== undefined) continue
    reportInto(diagnostics, file).error(
      'release/deleted',
      rangeIn(root, file, ['items', id], 'key'),
      `Missing item \`${id}\`, which was released`,
      'Restore its folder and set `status: retired`: an id names one item for ever',
    )
  }
}

/** A release beyond the lock is an error as well, unless it is the one that was being written. */
function checkReleases({ fault, problems, unlocked, lock }: ReleasesOnDisk, diagnostics: Diagnostic[]): void {
  const report = reportInto(diagnostics, 'bank.lock.yaml')
  for (const problem of fault === undefined ? problems : [fault, ...problems])
    report.error('release/damaged', fileStart, `Unexpected change: ${problem}`)
  if (unlocked.length === 0) return
  report.error(
    'release/not-locked',
    fileStart,
    `Missing ${lock ? 'record' : 'file `bank.lock.yaml`'} of what lies in releases/: ${unlocked.map(({ version }) => version).join(', ')}`,
    'Restore the lock from version control; where the writing of a release was cut off, run `assay release` again',
  )
}

function checkTest(
  root: string,
  { id, release }: Blueprint,
  { versions, releases }: ReleasesOnDisk,
  diagnostics: Diagnostic[],
): void {
  if (release === WORKING_TREE) return
  const file = `tests/${id}.yaml`
  const report = (message: string, help: string): void =>
    reportInto(diagnostics, file).error(
      'release/unknown',
      rangeIn(root, file, ['release']),
      `Unexpected release ${release}, ${message}`,
      help,
    )
  if (!versions.includes(release)) {
    const known = [WORKING_TREE, ...versions]
    const meant = suggest(release, known)
    report(
      `expected ${known.join(' or ')}`,
      meant === undefined ? '`assay release` makes releases' : `Did you mean ${meant}?`,
    )
    return
  }
  const index = releases.find((stored) => stored.public.index.release === release)?.public.index
  if (index !== undefined && !index.tests.some((test) => test.id === id))
    report(
      'which was made without this test',
      `Write ${WORKING_TREE} until \`assay release\` has made one with it`,
    )
}

/** Where something stands; the file is read again, as this is only asked once something is wrong. */
function rangeIn(root: string, file: string, path: DataPath, part: 'key' | 'value' = 'value'): Range {
  try {
    const text = readFileSync(join(root, file), 'utf8')
    const span = file.endsWith('.mdx') ? findFrontmatter(text, reportInto([], file)) : undefined
    const source = readYaml({ file, text, ...(span ? { span } : {}) })
    return part === 'key' ? source.rangeOfKey(path) : source.rangeOf(path)
  } catch {
    return fileStart
  }
}
