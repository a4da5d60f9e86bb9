import { join, relative } from 'node:path'
import type { Diagnostic } from '#schemas/diagnose/index'
import { compileBank } from '../../compile/compile-bank.ts'
import { applyRelease, ReleaseExistsError } from '../../release/apply.ts'
import { inspectReleases } from '../../release/inspect-releases.ts'
import { comparePrevious, type ChangedItems } from '../../release/compare-previous.ts'
import { halvesOfItem } from '../../release/compare/released-item.ts'
import type { BumpReason } from '../../release/compare/bump-reason.ts'
import { planRelease, type ReleasePlan } from '../../release/plan.ts'
import { rescoreItem } from '../../release/rescore.ts'
import { reusedIds } from '../../release/reused-ids.ts'
import { createNodeRunner } from '../../sandbox/index.ts'
import { createProgress } from '../progress.ts'
import { exitCodes, UsageError, type Command, type CommandIo } from '../command.ts'
import { cacheFolder } from '../find-banks.ts'
import { banksOf } from '../site-arguments.ts'

export const command: Command = {
  usage: 'release BANK [--dry-run] [--version X.Y.Z] [--json]',
  help: [
    'BANK           folder or name of the bank',
    '--dry-run      prints what would be released and writes nothing',
    '--version V    a larger version than the computed one',
    '--json         the plan as one JSON object',
  ].join('\n'),
  options: {
    'dry-run': { type: 'boolean' },
    version: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ values, positionals }, io) {
    const [wanted, ...others] = positionals
    if (wanted === undefined || others.length > 0)
      throw new UsageError('name the one bank that is to be released')
    const [bankDir = ''] = banksOf(wanted, io)
    const version = readVersion(values['version'])
    const dryRun = values['dry-run'] === true
    const { bank, taxonomy, tests, items, diagnostics } = await compileBank(bankDir, {
      cacheDir: cacheFolder(bankDir),
    })
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    if (!bank || !taxonomy || errors.length > 0) return refuseFaults(errors, bankDir, io)
    const disk = await inspectReleases(bankDir)
    if (disk.fault !== undefined) return refuse(disk.fault, io)
    const live = items.filter(({ frontmatter }) => frontmatter.status === 'live')
    const compared = comparePrevious(live, disk)
    const plan = planRelease(
      { bank, taxonomy, tests, items },
      {
        ...disk,
        version,
        rescored: await rescoreOpen(compared, io),
        refusals: reusedIds(live, compared, disk.releases),
      },
    )
    const isRefused = plan.refusals.length > 0
    const apply = !isRefused && !dryRun && plan.bump !== 'none'
    const notes = [
      ...disk.unsealed.map(
        (one) => `the sealed half of ${one} is not here; it may be kept elsewhere, and no release needs it`,
      ),
      ...(isRefused ? [] : disk.unlocked).map(
        ({ version: one }) =>
          `${one} is there already, the same to the byte; only bank.lock.yaml is to be written`,
      ),
    ]
    try {
      const folder = apply ? relative(io.cwd, await applyRelease(bankDir, plan)) : undefined
      io.stdout.write(
        values['json'] === true
          ? jsonOf(plan, { dryRun, folder, notes })
          : describe(plan, { dryRun, folder, notes }),
      )
    } catch (error) {
      if (error instanceof ReleaseExistsError) return refuse(error.message, io)
      throw error
    }
    return isRefused ? exitCodes.findings : exitCodes.fine
  },
}

interface Applied {
  readonly dryRun: boolean
  /** Folder of the release, once it is written. */
  readonly folder: string | undefined
  /** What the person should know although it refuses nothing. */
  readonly notes: readonly string[]
}

/** Runs what is stored where new cases may change a category, and nothing else. */
async function rescoreOpen(
  compared: ChangedItems,
  io: CommandIo,
): Promise<ReadonlyMap<string, readonly BumpReason[]>> {
  const found = new Map<string, readonly BumpReason[]>()
  const progress = createProgress(io.stderr)
  let started: ReturnType<typeof createNodeRunner> | undefined
  try {
    for (const [id, { item, before, comparison }] of compared) {
      if (!before || !comparison?.isOpen || item.proofState !== 'current') continue
      const reasons = await rescoreItem(
        { before, after: halvesOfItem(item), comparison },
        {
          runner: async () => (started ??= createNodeRunner({})),
          signal: io.signal,
          onProgress: (subject, done, of) => progress.show(`${id}  ${subject}  ${done} of ${of}`),
        },
      )
      found.set(id, reasons)
    }
  } finally {
    progress.clear()
    started?.close()
  }
  return found
}

function readVersion(value: unknown): string | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string' && /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(value)) return value
  throw new UsageError(`--version is "${String(value)}", expected a version such as 1.2.0`)
}

function refuse(message: string, { stderr }: CommandIo): number {
  stderr.write(`assay release: ${message}\n`)
  return exitCodes.findings
}

function refuseFaults(errors: readonly Diagnostic[], bankDir: string, io: CommandIo): number {
  const [first] = errors
  const place = first
    ? `, first in ${relative(io.cwd, join(bankDir, first.file))}:${first.range.start.line}: ${first.message}`
    : ''
  const faults = errors.length === 1 ? '1 fault' : `${errors.length} faults`
  return refuse(`the bank has ${faults}${place}; assay check shows all`, io)
}

function jsonOf(plan: ReleasePlan, { dryRun, folder, notes }: Applied): string {
  const { bank, version, previous, bump, changes, refusals, release, lock } = plan
  const report = {
    bank,
    version,
    previous: previous ?? null,
    bump,
    hash: release.public.hash,
    sealed: lock.sealed,
    changes,
    refusals,
    notes,
    dryRun,
    folder: folder ?? null,
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

function describe(plan: ReleasePlan, { dryRun, folder, notes }: Applied): string {
  const { bank, version, previous, bump, changes, refusals, release } = plan
  const changed = changes.filter(({ change }) => change !== 'unchanged')
  const noted = notes.map((note) => `  note: ${note}`)
  const lines = [
    `${bank} ${previous === undefined || previous === version ? '' : `${previous} → `}${version}`,
    ...changed.flatMap(({ item, change, from, to, bump: itemBump, reasons = [] }) => {
      const versions = [from, to].filter((one) => one !== undefined).join(' → ')
      return [
        `  ${change} ${item} ${versions}${change === 'added' ? '' : ` (${itemBump})`}`,
        ...reasons.map((reason) => `    ${reason.bump}: ${reason.words}`),
      ]
    }),
    `  ${changes.length - changed.length} unchanged`,
    ...noted,
  ]
  if (refusals.length > 0)
    return asText([
      ...lines,
      'Refused:',
      ...refusals.map(({ subject, reason }) => `  - ${subject} ${reason}`),
    ])
  if (bump === 'none')
    return asText([`${bank} has not changed since ${version}: there is nothing to release`, ...noted])
  const end =
    folder === undefined
      ? 'Nothing was written.'
      : `Written to ${folder}. Tests meet it once they name ${version}.`
  return asText([
    ...lines,
    `  public half ${release.public.hash.slice(0, 16)}`,
    dryRun ? 'Nothing was written.' : end,
  ])
}

function asText(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
