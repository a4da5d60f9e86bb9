import type { KeyObject } from 'node:crypto'
import { join, relative, resolve } from 'node:path'
import { hashOf } from '#log'
import { signFolder } from '../release/apply.ts'
import { readLock } from '../release/read-lock.ts'
import { readRelease } from '../release/read.ts'
import { signRelease } from '../release/sign/signature.ts'
import { KEY_VARIABLE, makeSigningKey } from '../release/sign/signing-key.ts'
import { exitCodes, UsageError, type CommandIo } from './command.ts'

/** Makes a pair of keys and says what to do with both. @throws SigningKeyError */
export async function makeKey(file: string, { cwd, stdout }: CommandIo): Promise<number> {
  const path = resolve(cwd, file)
  const key = await makeSigningKey(path)
  stdout.write(
    [
      `The private key is in ${relative(cwd, path) || path}: keep it where nobody else reads it, and never commit it.`,
      'The public key goes into bank.yaml; from then on every release must be signed:',
      '',
      'keys:',
      `  - { name: signing-key, ed25519: ${key} }`,
      '',
    ].join('\n'),
  )
  return exitCodes.fine
}

/**
 * Signs a release that is there, which its halves do not feel: the signature is a file beside them.
 *
 * @throws SigningKeyError; UsageError where no key is named
 */
export async function signExisting(
  bankDir: string,
  version: string,
  key: KeyObject | undefined,
  { cwd, stdout, stderr }: CommandIo,
): Promise<number> {
  if (key === undefined) throw new UsageError(`--sign needs a key: name it with --key or ${KEY_VARIABLE}`)
  const refuse = (message: string) => {
    stderr.write(`assay release: ${message}\n`)
    return exitCodes.findings
  }
  const folder = join(bankDir, 'releases', version)
  const read = await readRelease(folder)
  if (!read.ok) return refuse(read.message)
  const { public: half, sealed, signature } = read.release
  if (signature) return refuse(`${version} is signed already, with the key ${signature.key}`)
  const stored = await readLock(bankDir)
  const lock = 'lock' in stored && stored.lock?.release === version ? stored.lock : undefined
  if (lock && lock.hash !== half.hash)
    return refuse(`${version} is not the release that bank.lock.yaml names`)
  const sealedHash = sealed ? hashOf(sealed) : lock?.sealed
  if (sealedHash === undefined)
    return refuse(
      `the sealed half of ${version} is not here, and a signature is over both halves: put it back first`,
    )
  const { bank, release } = half.index
  const made = signRelease({ bank, release, public: half.hash, sealed: sealedHash }, key)
  await signFolder(folder, made)
  stdout.write(
    `${bank} ${version} is signed with the key ${made.key}; written to ${relative(cwd, folder)}/signature.json\n`,
  )
  return exitCodes.fine
}
