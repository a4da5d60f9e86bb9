import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { realDisk, type ReleaseDisk } from '../release/apply.ts'

/** The folder is not free; the message says what to do. */
export class FolderTakenError extends Error {
  override readonly name = 'FolderTakenError'
}

export interface WriteBankOptions {
  /** Absolute path of the bank's folder, which is not there or empty. */
  readonly folder: string
  /** Texts by their path below the folder, with `/`. */
  readonly files: ReadonlyMap<string, string>
  /** Completes the bank while it lies in a folder that nobody reads. */
  readonly finish: (unfinished: string) => Promise<void>
  readonly disk?: ReleaseDisk
}

/** Hidden folders: one that is being written, followed by the process that does, and one that is whole but not moved. */
const PART = '.assay-init.part-'
const WHOLE = '.assay-init'

/** What may be in an "empty" folder: a fresh repository. */
const harmless = new Set(['.git'])

/** By this file a folder is a bank, so it comes last. */
const CARD = 'bank.yaml'

/**
 * Writes a new bank, whole or not at all: into a hidden folder beside its place, which is renamed. In a folder that is
 * there and empty (perhaps the current one, which must stay the same folder) it is written into a hidden folder inside,
 * whose files are moved once they are all there; where the power goes meanwhile, calling it again moves the rest.
 *
 * @returns whether an earlier call was finished instead; then `files` were not needed
 * @throws FolderTakenError where the folder holds anything
 */
export async function writeBank({
  folder,
  files,
  finish,
  disk = realDisk,
}: WriteBankOptions): Promise<boolean> {
  const names = await namesIn(folder)
  if (names?.includes(WHOLE)) {
    await moveInside(folder, disk)
    return true
  }
  const taken = names?.filter((name) => !harmless.has(name) && !name.startsWith(PART)) ?? []
  if (taken.length > 0) throw new FolderTakenError(takenWords(folder, taken))
  const isThere = names !== undefined
  const [home, prefix] = isThere ? [folder, PART] : [dirname(folder), `.${basename(folder)}${PART}`]
  for (const name of ((await namesIn(home)) ?? []).filter((one) => one.startsWith(prefix))) {
    if (!isRunning(Number(name.slice(prefix.length)))) await disk.remove(join(home, name))
    else if (isThere)
      throw new FolderTakenError(`another assay init is writing ${folder}: wait for it, or name a new folder`)
  }
  const part = join(home, `${prefix}${process.pid}`)
  try {
    await writeFiles(part, files, disk)
    await finish(part)
    if (!isThere) await renameToFree(part, folder, disk)
    else await disk.rename(part, join(folder, WHOLE))
  } catch (error) {
    await disk.remove(part)
    throw error
  }
  if (isThere) await moveInside(folder, disk)
  return false
}

/** Whether a process is there: what one left that is not was cut off. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function writeFiles(
  root: string,
  files: ReadonlyMap<string, string>,
  disk: ReleaseDisk,
): Promise<void> {
  for (const folder of new Set([...files.keys()].map((path) => dirname(join(root, path)))))
    await disk.makeFolder(folder)
  for (const [path, text] of files) await disk.write(join(root, path), text)
}

/** Another call may have been quicker: a folder with files is never replaced by a rename. */
async function renameToFree(part: string, folder: string, disk: ReleaseDisk): Promise<void> {
  try {
    await disk.rename(part, folder)
  } catch (error) {
    const names = await namesIn(folder)
    if (names === undefined) throw error
    throw new FolderTakenError(takenWords(folder, names), { cause: error })
  }
}

async function moveInside(folder: string, disk: ReleaseDisk): Promise<void> {
  const whole = join(folder, WHOLE)
  const there = new Set(await namesIn(folder))
  const waiting = (await namesIn(whole)) ?? []
  const taken = waiting.filter((name) => there.has(name))
  if (taken.length > 0) throw new FolderTakenError(takenWords(folder, taken))
  for (const name of waiting.filter((one) => one !== CARD))
    await disk.rename(join(whole, name), join(folder, name))
  if (waiting.includes(CARD)) await disk.rename(join(whole, CARD), join(folder, CARD))
  await disk.remove(whole)
}

function takenWords(folder: string, names: readonly string[]): string {
  const [first = '', ...more] = [...names].sort()
  const others = more.length === 0 ? '' : ` and ${more.length} more`
  return names.includes(CARD)
    ? `${folder} is a bank already, and nothing is ever overwritten: name a new folder`
    : `${folder} is not empty (it holds ${first}${others}), and nothing is ever overwritten: name a new folder`
}

/** @returns names in a folder; undefined where it is not there */
async function namesIn(folder: string): Promise<readonly string[] | undefined> {
  try {
    return await readdir(folder)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return undefined
    if (code === 'ENOTDIR') throw new FolderTakenError(`${folder} is a file: name a new folder`)
    throw error
  }
}
