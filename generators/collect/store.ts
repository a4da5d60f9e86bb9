import { createHash } from 'node:crypto'
import { mkdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from '../sync-folder.ts'
import { wordsOf } from '../write-secret.ts'
import type { CollectorLimits } from './limits.ts'
import { readResults } from './stored-results.ts'
import { clearParts, isNoRoom, tryWriting, writeWhole } from './write-whole.ts'

/**
 * - `taken`: it is on the disk now
 * - `again`: the very same bytes were there
 * - `crowded`: its attempt has as many results as are taken
 * - `full`: there is no room for it
 * - `failed`: the folder cannot be written; why, as the file system says it
 */
export type Kept =
  | { readonly type: 'taken' | 'again' | 'crowded' | 'full' }
  | { readonly type: 'failed'; readonly why: string }

export interface StoreHealth {
  /** `full` and `failed` take no result */
  readonly status: 'ok' | 'full' | 'failed'
  readonly results: number
  readonly attempts: number
  /** of all results, and what they may have */
  readonly bytes: number
  readonly mostBytes: number
  /** on the disk; null where it does not say */
  readonly freeBytes: number | null
}

/** A folder of sealed results. Nothing in it is ever changed or overwritten. */
export interface Store {
  /** @param attempt a UUID that was checked: it becomes a part of the name */
  readonly keep: (attempt: string, bytes: Uint8Array) => Promise<Kept>
  /** Whether a result would be kept, tried on the disk now and then. */
  readonly health: () => Promise<StoreHealth>
}

/** The folder cannot hold results; the message says why. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

/** How long is believed what was last seen of the disk, in milliseconds: requests must not keep it busy. */
const LOOK_MS = 5000
/** A block: on a full disk an empty file can still be made. */
const PROBE = new Uint8Array(4096)

/**
 * Opens a folder for results, makes it where it is not there, and clears what was left half-written.
 *
 * @param now a clock in milliseconds
 * @throws StoreError
 */
export async function openStore(
  dir: string,
  { mostStored, mostOfAttempt }: Pick<CollectorLimits, 'mostStored' | 'mostOfAttempt'>,
  now: () => number = () => performance.now(),
): Promise<Store> {
  const begin = async () => {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    await clearParts(dir)
    // A disk that is full can be given room later; what was sent waits for that.
    await tryWriting(dir, PROBE).catch(unlessNoRoom)
    return readResults(dir)
  }
  let results = await begin().catch((error: unknown) => {
    throw new StoreError(`${dir} cannot hold results: ${wordsOf(error)}`, { cause: error })
  })
  let lookedAt = now()
  const underWay = new Map<string, { readonly size: number; readonly done: Promise<Kept> }>()

  /** Files that somebody has taken away make room. */
  const lookAgain = async (): Promise<void> => {
    if (now() - lookedAt < LOOK_MS) return
    lookedAt = now()
    const found = await readResults(dir).catch(() => undefined)
    if (found === undefined) return
    for (const [name, { size }] of underWay) found.add(name, size)
    results = found
  }
  const refusal = (attempt: string, name: string, size: number): Kept | undefined => {
    if (results.has(name)) return undefined
    if (results.ofAttempt(attempt) >= mostOfAttempt) return { type: 'crowded' }
    return results.totals().bytes + size > mostStored ? { type: 'full' } : undefined
  }
  const write = async (name: string, bytes: Uint8Array): Promise<Kept> => {
    const path = join(dir, name)
    let isThere = false
    try {
      isThere = (await stat(path).catch(() => undefined))?.size === bytes.length
      if (!isThere) await writeWhole(path, bytes)
      // Also where it was there: whoever renamed it may have been stopped before this.
      await syncFolder(dir)
      return { type: isThere ? 'again' : 'taken' }
    } catch (error) {
      if (!isThere) results.remove(name)
      return isNoRoom(error) ? { type: 'full' } : { type: 'failed', why: wordsOf(error) }
    } finally {
      underWay.delete(name)
    }
  }
  let tried: { readonly at: number; readonly status: Promise<StoreHealth['status']> } | undefined
  const statusOfDisk = (): Promise<StoreHealth['status']> => {
    if (tried === undefined || now() - tried.at >= LOOK_MS) {
      const status = tryWriting(dir, PROBE).then(
        () => 'ok' as const,
        (error: unknown) => (isNoRoom(error) ? 'full' : 'failed'),
      )
      tried = { at: now(), status }
    }
    return tried.status
  }
  return {
    keep: async (attempt, bytes) => {
      const name = `${attempt}.${createHash('sha256').update(bytes).digest('hex')}.json`
      if (refusal(attempt, name, bytes.length) !== undefined) await lookAgain()
      const same = underWay.get(name)
      if (same !== undefined) {
        const kept = await same.done
        return kept.type === 'taken' ? { type: 'again' } : kept
      }
      const refused = refusal(attempt, name, bytes.length)
      if (refused !== undefined) return refused
      results.add(name, bytes.length)
      const done = write(name, bytes)
      underWay.set(name, { size: bytes.length, done })
      return done
    },
    health: async () => {
      if (results.totals().bytes >= mostStored) await lookAgain()
      const disk = await statfs(dir).catch(() => undefined)
      const status = await statusOfDisk()
      const totals = results.totals()
      return {
        status: status === 'ok' && totals.bytes >= mostStored ? 'full' : status,
        ...totals,
        mostBytes: mostStored,
        freeBytes: disk === undefined ? null : disk.bavail * disk.bsize,
      }
    },
  }
}

function unlessNoRoom(error: unknown): void {
  if (!isNoRoom(error)) throw error
}
