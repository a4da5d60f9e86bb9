import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import type { Bank } from '#schemas/bank'
import { createNodeRunner, engineNames } from '../sandbox/index.ts'
import { compileBank, type CompiledBank } from '../compile/compile-bank.ts'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { secretsOf, type Halves } from '../leak/secrets.ts'
import { assembleRelease, type PublicHalf } from '../release/assemble.ts'
import { waiversOf } from '../release/proof-figures.ts'
import { qualityReport } from '../release/quality-report.ts'
import { isInPython } from '../verify/verify-item.ts'
import { verifyItems } from '../verify/verify-items.ts'
import {
  addressedBy,
  ContentError,
  sharedAddresses,
  type OfferedRelease,
  type SiteContent,
} from './content.ts'
import { indexedReleases, pageData, qualityOf, type ReleaseQuality } from './quality.ts'

export interface WorkingTreeOptions {
  /** Absolute paths of the banks. */
  readonly banks: readonly string[]
  /** Where compiled items are kept between runs. */
  readonly cacheDir: string
  /** Which items without a current proof are proven: all, or only those whose key is computed by their proof. */
  readonly prove: 'all' | 'computed'
  /** Hears, a line at a time, what an author should know: faults, and items that were left out. */
  readonly report: (line: string) => void
  /** Folder that reported paths start from; absolute ones where absent. */
  readonly cwd?: string
  readonly signal?: AbortSignal
}

/** Name of the release that is made from the working tree and stands in for every named one. */
export const DEV_RELEASE = '0.0.0-dev'

/** Diagnostics that are told one by one; `assay check` tells all. */
const MOST_TOLD = 5

/**
 * The content of a site that shows the working tree: one release per bank, drafts included, nothing written but proofs.
 *
 * @throws ContentError where banks have tests of one id
 */
export async function loadWorkingTree(options: WorkingTreeOptions): Promise<SiteContent> {
  const releases: OfferedRelease[] = []
  const halves: Halves[] = []
  const quality: (() => Promise<readonly ReleaseQuality[]>)[] = []
  for (const bankDir of options.banks) {
    const compiled = await compileProven(bankDir, options)
    const { bank, taxonomy, tests } = compiled
    if (!bank || !taxonomy) continue
    const items = compiled.items.filter((item) => isShown(item, options))
    const release = assembleRelease({ bank, taxonomy, tests, items }, DEV_RELEASE)
    // A bank of graded items alone reaches a site in sealed forms, and in no other way.
    if (items.length === 0 || items.some(({ frontmatter }) => frontmatter.use === 'practice')) {
      const offers = tests.flatMap(({ id, use }) => (use === 'practice' ? [id] : []))
      releases.push({ ...release.public, offers })
      quality.push(() => qualityOfTree(bankDir, release.public, items, bank.keys))
    }
    // The gate knows also the items that are not shown: a draft's key must not leak either.
    halves.push(halvesOf(compiled.items, release.sealed))
  }
  const shared = sharedAddresses(releases.map(addressedBy))
  if (shared.length > 0) throw new ContentError(shared)
  return {
    releases,
    secrets: secretsOf(halves),
    quality: async () => (await Promise.all(quality.map((read) => read()))).flat(),
  }
}

/** The working tree, with what it changed since the last release; then the releases. */
export async function qualityOfTree(
  bankDir: string,
  { hash, index }: PublicHalf,
  items: readonly CompiledItem[],
  keys: Bank['keys'],
): Promise<readonly ReleaseQuality[]> {
  const released = await indexedReleases(bankDir)
  const report = qualityReport(index, { items, previous: released.at(-1)?.index })
  return [pageData({ hash, index }, report, { isKept: true, keys }), ...qualityOf(released, keys)]
}

/** Both halves of items for the leak gate. */
export function halvesOf(items: readonly CompiledItem[], sealed: Halves['sealed']): Halves {
  return {
    sealed: { ...sealed, items: items.map((item) => item.sealed) },
    items: items.map((item) => item.public),
    waivers: new Map(items.map((item) => [item.id, waiversOf(item).map(({ why }) => why)])),
  }
}

async function compileProven(bankDir: string, options: WorkingTreeOptions): Promise<CompiledBank> {
  const { cacheDir, report, prove, signal } = options
  const compiled = await compileBank(bankDir, { cacheDir })
  tellFaults(bankDir, compiled, options)
  const unproven = compiled.items.filter(
    ({ frontmatter, proofState }) =>
      proofState !== 'current' &&
      frontmatter.status !== 'retired' &&
      (prove === 'all' || frontmatter.kind === 'trace'),
  )
  if (unproven.length === 0) return compiled
  report(`Proving ${unproven.length} ${unproven.length === 1 ? 'item' : 'items'} without a current proof`)
  const runner = createNodeRunner({ jobs: availableParallelism() })
  try {
    const jobs = availableParallelism()
    const engines = await engineNames({
      python: unproven.some(({ frontmatter }) => isInPython(frontmatter)),
    })
    await verifyItems(unproven, { bankDir, jobs, runner, ...engines, ...(signal ? { signal } : {}) })
  } finally {
    runner.close()
  }
  return compileBank(bankDir, { cacheDir })
}

function tellFaults(
  bankDir: string,
  { diagnostics, items }: CompiledBank,
  { report, cwd }: WorkingTreeOptions,
): void {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  for (const { file, range, message } of errors.slice(0, MOST_TOLD)) {
    const path = join(bankDir, file)
    const place = cwd === undefined ? path : relative(cwd, path)
    report(`${place}:${range.start.line}:${range.start.column}: ${message}`)
  }
  if (errors.length > MOST_TOLD)
    report(`and ${errors.length - MOST_TOLD} more faults: assay check shows them all`)
  const kept = new Set(items.map(({ id }) => id))
  const named = errors.map(({ file }) => /^items\/([^/]+)\//.exec(file)?.[1])
  for (const id of new Set(named))
    if (id !== undefined && !kept.has(id)) report(`${id} is left out, since it does not pass assay check`)
}

function isShown(item: CompiledItem, { report }: WorkingTreeOptions): boolean {
  const { id, digest, frontmatter, proof, proofState } = item
  if (frontmatter.status === 'retired') return false
  if (proof?.digest === digest && proof.verdict === 'refused') {
    report(`${id} is left out, since it was refused: ${proof.reasons[0] ?? 'no reason is known'}`)
    return false
  }
  return proofState === 'current' || frontmatter.kind !== 'trace'
}
