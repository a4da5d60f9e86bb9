import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { parseJson } from '#log'

/** One release of a bank at a time: whoever holds this file may write. */
const CLAIM = '.release-claim'

/** Somebody else is releasing the bank. */
export class ClaimedError extends Error {
  override readonly name = 'ClaimedError'
}

export interface Claim {
  /** @throws ClaimedError where somebody else has taken the claim over */
  readonly assertHeld: () => Promise<void>
  readonly release: () => Promise<void>
}

/** Who holds a claim. No time is in it: whether it is stale depends on whether its process runs, not on a clock. */
interface Holder {
  readonly pid: number
  readonly host: string
  /** What tells a process from a later one of the same number; empty where the system does not say. */
  readonly process: string
  readonly token: string
}

/**
 * Claims a bank, so that two authors who release at once do not mix their work: one wins, the other is told. A claim
 * that a killed process has left is taken over.
 *
 * @param bankDir folder of the bank
 * @throws ClaimedError where another process holds it
 */
export async function claimBank(bankDir: string): Promise<Claim> {
  const path = join(bankDir, CLAIM)
  const token = randomBytes(12).toString('hex')
  const own = JSON.stringify({ pid: process.pid, host: hostname(), process: processMark(process.pid), token })
  const draft = `${path}-${token}`
  await writeFile(draft, own, { flag: 'wx' })
  try {
    // Linking is one step: the claim is there as a whole, or another one is.
    if (!(await linked(draft, path))) {
      await takeOver(path, token)
      if (!(await linked(draft, path))) throw new ClaimedError(heldWords(await textOf(path), path))
    }
  } finally {
    await rm(draft, { force: true })
  }
  const isOwn = async () => (await textOf(path)) === own
  return {
    assertHeld: async () => {
      if (!(await isOwn())) throw new ClaimedError(`the claim ${path} was taken away: nothing was released`)
    },
    release: async () => {
      if (await isOwn()) await rm(path, { force: true })
    },
  }
}

/** Puts a claim aside whose process is gone. @throws ClaimedError where it is not */
async function takeOver(path: string, token: string): Promise<void> {
  const text = await textOf(path)
  // Gone in the meantime.
  if (text === undefined) return
  if (isHeld(text)) throw new ClaimedError(heldWords(text, path))
  const aside = `${path}-stale-${token}`
  try {
    await rename(path, aside)
  } catch (error) {
    if (isMissing(error)) return
    throw error
  }
  // Another one may have taken it over in the very same moment: then its claim is put back.
  const moved = await textOf(aside)
  if (moved !== undefined && moved !== text) await linked(aside, path)
  await rm(aside, { force: true })
}

async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** A claim of another machine counts as held: nothing here tells whether its process runs. */
function isHeld(text: string): boolean {
  const holder = readHolder(text)
  if (!holder) return false
  if (holder.host !== hostname()) return true
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // Not ours, but running.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return holder.process === '' || holder.process === processMark(holder.pid)
}

function heldWords(text: string | undefined, path: string): string {
  const holder = text === undefined ? undefined : readHolder(text)
  const who = holder ? ` (process ${holder.pid} on ${holder.host})` : ''
  const other = holder && holder.host !== hostname() ? `; if that is not so any more, delete ${path}` : ''
  return `somebody else is releasing this bank${who}: wait until that is done, and call this again${other}`
}

/** Start of a process in ticks since this boot, and the boot: only Linux tells. */
function processMark(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // After the name, which is in parentheses and may hold anything, the start is the 20th field.
    const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${boot} ${start ?? ''}`
  } catch {
    return ''
  }
}

function readHolder(text: string): Holder | undefined {
  const json = parseJson(text)
  if (!json.ok || typeof json.value !== 'object' || json.value === null) return undefined
  const { pid, host, process: mark, token } = json.value as Partial<Holder>
  if (typeof pid !== 'number' || typeof host !== 'string') return undefined
  return { pid, host, process: mark ?? '', token: token ?? '' }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
