import { join, relative, resolve } from 'node:path'
import type { Bank } from '#schemas/bank'
import type { Diagnostic } from '#schemas/diagnose/index'
import type { Signature } from '#schemas/signature'
import { checkBank } from '../../compile/check-bank.ts'
import { applyRelease, ReleaseExistsError } from '../../release/apply.ts'
import { readFragments } from '../../release/changelog.ts'
import { claimBank, ClaimedError, type Claim } from '../../release/claim.ts'
import { comparePrevious } from '../../release/compare-previous.ts'
import { inspectReleases } from '../../release/inspect-releases.ts'
import { plannedItems } from '../../release/planned-item.ts'
import { planRelease, type ReleasePlan } from '../../release/plan.ts'
import { rescoreOpen } from '../../release/rescore-open.ts'
import { reusedIds } from '../../release/reused-ids.ts'
import { signRelease, signerOf } from '../../release/sign/signature.ts'
import { KEY_VARIABLE, readSigningKey, SigningKeyError } from '../../release/sign/signing-key.ts'
import { exitCodes, UsageError, type Command, type CommandArguments, type CommandIo } from '../command.ts'
import { cacheFolder } from '../find-banks.ts'
import { createProgress } from '../progress.ts'
import { makeKey, signExisting } from '../release-keys.ts'
import { describeRelease, jsonOfRelease } from '../release-report.ts'
import { banksOf } from '../site-arguments.ts'

export const command: Command = {
  usage:
    'release BANK [--dry-run] [--version X.Y.Z] [--key FILE] [--json] | release BANK --sign VERSION [--key FILE] | release --new-key FILE',
  help: [
    'BANK            folder or name of the bank',
    '--dry-run       prints what would be released and writes nothing',
    '--version V     a larger version than the computed one',
    `--key FILE      the private key that signs the release (default: the text in ${KEY_VARIABLE};`,
    '                without either, the release is not signed)',
    '--sign VERSION  signs a release that has no signature yet, and releases nothing',
    '--new-key FILE  makes a pair of keys: the private one in FILE, the public one as bank.yaml names it',
    '--json          the plan as one JSON object',
  ].join('\n'),
  options: {
    'dry-run': { type: 'boolean' },
    version: { type: 'string' },
    key: { type: 'string' },
    sign: { type: 'string' },
    'new-key': { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(args, io) {
    const { values, positionals } = args
    const [wanted, ...others] = positionals
    if (typeof values['new-key'] === 'string') {
      if (positionals.length > 0)
        throw new UsageError('--new-key takes no bank: name its public key in bank.yaml')
      return orRefused(io, () => makeKey(String(values['new-key']), io))
    }
    if (wanted === undefined || others.length > 0)
      throw new UsageError('name the one bank that is to be released')
    const [bankDir = ''] = banksOf(wanted, io)
    readVersion(values['version'], '--version')
    const signed = readVersion(values['sign'], '--sign')
    return orRefused(io, async () => {
      if (signed !== undefined) return signExisting(bankDir, signed, await keyOf(args, io), io)
      if (values['dry-run'] === true) return releaseBank(bankDir, args, io)
      const claim = await claimBank(bankDir)
      try {
        return await releaseBank(bankDir, args, io, claim)
      } finally {
        await claim.release()
      }
    })
  },
}

/** Plans a release and, with a claim on the bank, writes it. */
async function releaseBank(
  bankDir: string,
  args: CommandArguments,
  io: CommandIo,
  claim?: Claim,
): Promise<number> {
  const { values } = args
  const key = await keyOf(args, io)
  const checked = await checkBank(bankDir, { cacheDir: cacheFolder(bankDir) })
  const { bank, taxonomy, tests, diagnostics } = checked
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (!bank || !taxonomy || errors.length > 0) return refuseFaults(errors, bankDir, io)
  const disk = await inspectReleases(bankDir)
  if (disk.fault !== undefined) return refuse(disk.fault, io)
  const items = plannedItems(checked)
  const live = items.filter(({ status }) => status === 'live')
  const compared = comparePrevious(live, disk)
  const fragments = await readFragments(bankDir)
  const progress = createProgress(io.stderr)
  const rescored = await rescoreOpen(compared, {
    signal: io.signal,
    onProgress: (words) => progress.show(words),
  }).finally(() => progress.clear())
  const plan = planRelease(
    { bank, taxonomy, tests, items },
    {
      ...disk,
      version: readVersion(values['version'], '--version'),
      rescored,
      refusals: reusedIds(live, compared, disk.releases),
    },
  )
  const signature = key && signRelease(signedOf(plan), key)
  const refusal = refusalOfKey(bank, signature)
  const refused = refusal === undefined ? plan : { ...plan, refusals: [...plan.refusals, refusal] }
  const isRefused = refused.refusals.length > 0
  const apply = claim !== undefined && !isRefused && plan.bump !== 'none'
  const folder = apply
    ? await applyRelease(bankDir, plan, { signature, fragments, mayWrite: claim.assertHeld })
    : undefined
  const told = {
    dryRun: claim === undefined,
    folder: folder && relative(io.cwd, folder),
    signedBy: signature && (signerOf(signature, bank.keys) ?? signature.key),
    fragments: fragments.map(({ file }) => file),
    notes: notesOf(disk, isRefused),
  }
  io.stdout.write(values['json'] === true ? jsonOfRelease(refused, told) : describeRelease(refused, told))
  return isRefused ? exitCodes.findings : exitCodes.fine
}

function notesOf(
  { unsealed, unlocked }: Awaited<ReturnType<typeof inspectReleases>>,
  isRefused: boolean,
): readonly string[] {
  return [
    ...unsealed.map(
      (one) => `the sealed half of ${one} is not here; it may be kept elsewhere, and no release needs it`,
    ),
    ...(isRefused ? [] : unlocked).map(
      ({ version }) =>
        `${version} is there already, the same to the byte; only bank.lock.yaml is to be written`,
    ),
  ]
}

function signedOf({ release }: ReleasePlan) {
  const { hash, index } = release.public
  return { bank: index.bank, release: index.release, public: hash, sealed: release.sealedHash }
}

/** Whoever names keys wants every release signed with one of them. */
function refusalOfKey({ id, keys }: Bank, signature: Signature | undefined) {
  if (keys === undefined || signerOf(signature, keys) !== undefined) return undefined
  const named = keys.map(({ name }) => name).join(', ')
  const reason =
    signature === undefined
      ? `bank.yaml names keys (${named}), so a release must be signed: name a key with --key or ${KEY_VARIABLE}`
      : `bank.yaml does not name the key ${signature.key}: sign with one of ${named}, or add it under keys`
  return { subject: `${id}:`, reason }
}

function keyOf({ values }: CommandArguments, { cwd, env }: CommandIo) {
  const file = typeof values['key'] === 'string' ? values['key'] : undefined
  return readSigningKey(file && resolve(cwd, file), env[KEY_VARIABLE])
}

/** What a person can do something about is told in a line. */
async function orRefused(io: CommandIo, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (io.signal.aborted) {
      io.stderr.write('assay release: stopped; nothing was released\n')
      return exitCodes.limit
    }
    if (
      error instanceof ReleaseExistsError ||
      error instanceof ClaimedError ||
      error instanceof SigningKeyError
    )
      return refuse(error.message, io)
    throw error
  }
}

function readVersion(value: unknown, option: string): string | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string' && /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(value)) return value
  throw new UsageError(`${option} is "${String(value)}", expected a version such as 1.2.0`)
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
