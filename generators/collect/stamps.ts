import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseStamps, StampsError } from '#results'
import type { Stamp } from '#schemas/stamp'
import type { StampLine } from '#schemas/stamp-line'
import { syncFolder } from '../sync-folder.ts'
import { wordsOf } from '../write-secret.ts'
import type { CollectorLimits } from './limits.ts'
import { isNoRoom } from './write-whole.ts'

/**
 * - `stamped`: its line is on the disk, now or since it was told first; `begun` is the first start of the attempt, where this
 *   is the start of another log
 * - `crowded`: its attempt has as many stamps as are taken
 * - `full`, `failed`: as of results
 */
export type Stamped =
  | {
      readonly type: 'stamped'
      readonly line: StampLine
      readonly isNew: boolean
      readonly begun: StampLine | undefined
    }
  | { readonly type: 'crowded' | 'full' }
  | { readonly type: 'failed'; readonly why: string }

/** A file of stamps, which only grows. */
export interface StampFile {
  readonly stamp: (told: Stamp) => Promise<Stamped>
  readonly count: () => number
}

/** Beside the results. */
const NAME = 'stamps.jsonl'

/**
 * Opens the stamps of a folder. The folder need not be there yet.
 *
 * @throws StampsError where the file, or a line of it, cannot be read
 */
export async function openStamps(
  dir: string,
  { mostStamps, mostStampBytes }: Pick<CollectorLimits, 'mostStamps' | 'mostStampBytes'>,
): Promise<StampFile> {
  const path = join(dir, NAME)
  const before = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw new StampsError(`${path} cannot be read: ${wordsOf(error)}`, { cause: error })
  })
  const attempts = new Map(Array.from(parseStamps(before, path), ([attempt, lines]) => [attempt, [...lines]]))
  let bytes = before.length
  let count = 0
  let last = 0
  for (const line of [...attempts.values()].flat()) {
    count += 1
    last = Math.max(last, line.number)
  }
  const take = async (told: Stamp, time: string): Promise<Stamped> => {
    const own = attempts.get(told.attempt) ?? []
    const known = own.find(
      ({ moment, head, form }) => moment === told.moment && head === told.head && form === told.form,
    )
    const start =
      told.moment === 'start'
        ? own.find(({ moment, form }) => moment === 'start' && form === told.form)
        : undefined
    const begun = start?.head === told.head ? undefined : start
    if (known !== undefined) return { type: 'stamped', line: known, isNew: false, begun }
    if (own.length >= mostStamps) return { type: 'crowded' }
    const line = { ...told, number: last + 1, time }
    const text = `${JSON.stringify(line)}\n`
    if (bytes + text.length > mostStampBytes) return { type: 'full' }
    try {
      bytes = await append(dir, path, text)
    } catch (error) {
      return isNoRoom(error) ? { type: 'full' } : { type: 'failed', why: wordsOf(error) }
    }
    count += 1
    last += 1
    own.push(line)
    attempts.set(told.attempt, own)
    return { type: 'stamped', line, isNew: true, begun }
  }
  let turn: Promise<unknown> = Promise.resolve()
  return {
    // One after the other, in the order in which they came: the same stamp twice at once is one.
    stamp: (told) => {
      const time = new Date().toISOString()
      const done = turn.then(() => take(told, time))
      turn = done
      return done
    },
    count: () => count,
  }
}

/** Writes a line so that it is on the disk, after whatever whole lines are there. @returns bytes of the file */
async function append(dir: string, path: string, text: string): Promise<number> {
  const file = await open(path, 'a+', 0o600)
  try {
    const end = await cutTorn(file)
    try {
      await file.appendFile(text)
      await file.sync()
    } catch (error) {
      await file.truncate(end).catch(() => undefined)
      throw error
    }
    if (end === 0) await syncFolder(dir)
    return end + text.length
  } finally {
    await file.close()
  }
}

/** Takes away a line that has no end, as a kill or a full disk leaves it. @returns bytes of the file */
async function cutTorn(file: Awaited<ReturnType<typeof open>>): Promise<number> {
  const { size } = await file.stat()
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1))
  if (size === 0 || buffer.toString() === '\n') return size
  const end = (await file.readFile()).lastIndexOf('\n') + 1
  await file.truncate(end)
  return end
}
