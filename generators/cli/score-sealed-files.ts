import { constants } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { openOrganisationKey, SealError } from '#log'
import {
  MOST_SEALED,
  parseStamps,
  readSealed,
  RegistryError,
  rejected,
  scoreSealed,
  type SealedBench,
  type SealedScore,
  type SealedSource,
  type Stamps,
  StampsError,
  takenIn,
  tellSameAttempts,
} from '#results'
import { RunnerUnavailableError } from '#runner'
import { findBanks } from '../release/find-banks.ts'
import { findGradedTest } from '../seal/graded-test.ts'
import { KeyFileError, readKeyFile } from '../seal/key-file.ts'
import { readRegistry } from '../seal/read-registry.ts'
import type { CommandIo } from './command.ts'
import { createProgress } from './progress.ts'
import { readPassphrase } from './read-passphrase.ts'
import type { SealedFile } from './sealed-file.ts'
import { whyUnreadable } from './why-unreadable.ts'

export interface SealedOptions {
  /** the organisation's file of keys, as it was named */
  readonly keys: string
  readonly registry: string
  readonly passphraseFile: string | undefined
  readonly bank: string | undefined
  readonly sealedDir: string | undefined
  /** what assay collect was told of forms with a witness */
  readonly stamps: string | undefined
}

/** Sealed results cannot be scored at all; the message says why and what to do. */
export class SealedError extends Error {
  override readonly name = 'SealedError'
}

/**
 * Scores sealed results, several at once. A file that cannot be read or opened is told as that and stops no other.
 *
 * @param files as they were named; the scores are in their order
 * @param see sees each score together with its log, which is not kept
 * @throws RunnerUnavailableError
 */
export async function scoreSealedFiles(
  files: readonly string[],
  bench: SealedBench,
  io: CommandIo,
  see?: (at: number, scored: SealedScore) => void,
): Promise<readonly SealedFile[]> {
  const scored: (SealedFile | undefined)[] = files.map(() => undefined)
  const progress = createProgress(io.stderr)
  let next = 0
  let done = 0
  const work = async (): Promise<void> => {
    for (let at = next++; at < files.length; at = next++) {
      io.signal.throwIfAborted()
      const file = files[at] ?? ''
      const whole = await scoreOne(resolve(io.cwd, file), bench)
      see?.(at, whole)
      scored[at] = { file, ...withoutLog(whole, bench) }
      done += 1
      progress.show(`${done} of ${files.length} results`)
    }
  }
  await Promise.all(Array.from({ length: Math.min(files.length, 2 * availableParallelism()) }, work))
  progress.clear()
  return tellSameAttempts(scored.flatMap((one) => one ?? []))
}

/**
 * Opens all that sealed results are scored with.
 *
 * @throws SealedError UsageError
 */
export async function openBench(
  { keys, registry: registryFile, passphraseFile, bank, sealedDir, stamps: stampsFile }: SealedOptions,
  io: CommandIo,
): Promise<SealedSource> {
  try {
    const registryPath = resolve(io.cwd, registryFile)
    const registry = await readRegistry(registryPath)
    if (registry === undefined)
      throw new SealedError(`${registryPath} is not there: name the registry that assay seal wrote`)
    const key = await readKeyFile(resolve(io.cwd, keys))
    if (key.public !== registry.head.organisation.public)
      throw new SealedError(
        `${keys} has another key than the one that this registry's forms were sealed for: name the keys of ${registry.head.organisation.name}`,
      )
    const { head } = registry
    const stamps = await readStamps(stampsFile, head.witness === true, io)
    const [bankDir] = findBanks(io.cwd, bank ?? head.bank)
    if (bankDir === undefined)
      throw new SealedError(`the bank ${bank ?? head.bank} is not here: name its folder with --bank`)
    const found = await findGradedTest(bankDir, head.test.id, {
      release: head.release.version,
      ...(sealedDir !== undefined && { sealedDir: resolve(io.cwd, sealedDir) }),
    })
    if (!found.ok) throw new SealedError(found.message)
    if (found.test.release.hash !== head.release.hash)
      throw new SealedError(
        `${join(bankDir, 'releases', head.release.version)} is another release than the one that was sealed`,
      )
    if (head.sealed !== undefined && found.test.sealedHash !== head.sealed)
      throw new SealedError(
        `the sealed half of ${head.bank} ${head.release.version} is another one than when the test was sealed, so its keys may be others: take it from a copy of the release`,
      )
    const passphrase = await readPassphrase(io, { file: passphraseFile })
    const organisation = await openOrganisationKey(key, passphrase)
    return { registry, test: found.test, organisation, ...(stamps && { stamps }) }
  } catch (error) {
    const isTold =
      error instanceof RegistryError ||
      error instanceof KeyFileError ||
      error instanceof SealError ||
      error instanceof StampsError
    if (isTold) throw new SealedError(error.message, { cause: error })
    throw error
  }
}

async function readStamps(
  file: string | undefined,
  hasWitness: boolean,
  { cwd, stderr }: CommandIo,
): Promise<Stamps | undefined> {
  if (file === undefined) {
    if (hasWitness)
      stderr.write(
        'These forms have a witness, and nothing that it was told is looked at: name its file with --stamps.\n',
      )
    return undefined
  }
  if (!hasWitness)
    throw new SealedError(
      `the forms of this registry have no witness, and nothing to hold against ${file}: leave out --stamps`,
    )
  const bytes = await readFile(resolve(cwd, file)).catch(whyUnreadable)
  if (typeof bytes === 'string') throw new SealedError(`${file}: ${bytes}`)
  return parseStamps(bytes.toString(), file)
}

function withoutLog(
  { events, moments: _, ...scored }: SealedScore,
  { test: { blueprint } }: SealedBench,
): Omit<SealedFile, 'file'> {
  return {
    ...scored,
    items: scored.items.map(({ score: __, ...item }) => item),
    ...(events && { taken: takenIn(events, blueprint) }),
  }
}

async function scoreOne(path: string, bench: SealedBench): Promise<SealedScore> {
  const text = await readBounded(path)
  if (typeof text !== 'string') return rejected(text.reason)
  const result = readSealed(text)
  if (typeof result === 'string') return rejected(result)
  try {
    return await scoreSealed(result, bench)
  } catch (error) {
    // Without a runner there is nothing to score any of them with. All else is about this one, and the others go on.
    if (error instanceof RunnerUnavailableError) throw error
    const words = error instanceof Error ? error.message : String(error)
    return rejected(
      `Assay itself failed on this result, which says nothing of the candidate: ${words}. Please report it.`,
    )
  }
}

/** Whether a file is a sealed result, or says so of itself. @param path absolute */
export async function isSealedResult(path: string): Promise<boolean> {
  const text = await readBounded(path)
  return typeof text === 'string' && typeof readSealed(text) !== 'string'
}

/** A file up to a size: nobody's result is larger, and nobody's file fills the memory. */
async function readBounded(path: string): Promise<string | { readonly reason: string }> {
  // opening a pipe waits for whoever writes into it, and nobody may
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(whyUnreadable)
  if (typeof handle === 'string') return { reason: handle }
  try {
    const facts = await handle.stat()
    if (facts.isDirectory()) return { reason: whyUnreadable({ code: 'EISDIR' }) }
    if (!facts.isFile()) return { reason: 'This is no file.' }
    if (facts.size > MOST_SEALED)
      return { reason: `The file has ${facts.size} bytes, expected ${MOST_SEALED} at most.` }
    return await handle.readFile('utf8')
  } catch (error) {
    return { reason: whyUnreadable(error) }
  } finally {
    await handle.close()
  }
}
