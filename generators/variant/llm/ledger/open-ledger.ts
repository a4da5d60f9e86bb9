import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { Entry, Written } from './entry.ts'
import { lineOf } from './line.ts'
import { readLedger } from './read-ledger.ts'

/** The record of a run. */
export interface Ledger {
  readonly entries: readonly Written[]
  /**
   * Adds a line. Once it returns, the line outlives the process and the power.
   *
   * @throws LedgerError where it cannot be written, and from then on: nothing may be sent that is not recorded
   */
  readonly append: (entry: Entry) => void
  readonly close: () => void
}

/** A ledger that cannot be read or written; nothing was sent after it. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError'
}

/**
 * Opens the ledger at a path, or begins one.
 *
 * @param now gives the time of each line
 * @throws LedgerError where a line was changed (with its number), or the file cannot be read or made
 */
export function openLedger(path: string, now: () => Date): Ledger {
  const file = attempt('open', () => openFile(path))
  try {
    return ledgerOf(file, now)
  } catch (error) {
    closeSync(file)
    throw error
  }
}

/** Like the file itself, the entry in its folder has to be on the disk. */
function openFile(path: string): number {
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true })
  const file = openSync(path, 'a+', 0o600)
  const above = openSync(folder, 'r')
  try {
    fsyncSync(above)
  } finally {
    closeSync(above)
  }
  return file
}

function ledgerOf(file: number, now: () => Date): Ledger {
  const read = readLedger(attempt('read', () => readFileSync(file, 'utf8')))
  if (!read.ok) throw new LedgerError(read.message)
  attempt('shorten', () => ftruncateSync(file, read.bytes))
  const entries = [...read.entries]
  let { hash, bytes } = read
  let broken = false
  return {
    entries,
    append: (entry) => {
      if (broken) throw new LedgerError('the ledger could not be written before; nothing more is sent')
      broken = true
      const written = { at: now().toISOString(), entry }
      const line = lineOf(written, hash)
      attempt('write', () => writeWhole(file, line.text, bytes))
      hash = line.hash
      bytes += Buffer.byteLength(line.text)
      entries.push(written)
      broken = false
    },
    close: () => closeSync(file),
  }
}

function writeWhole(file: number, text: string, bytes: number): void {
  if (fstatSync(file).size !== bytes) throw new Error('another process writes to it')
  const data = Buffer.from(text)
  for (let done = 0; done < data.length;) done += writeSync(file, data, done)
  fsyncSync(file)
}

function attempt<T>(what: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new LedgerError(`cannot ${what} the ledger: ${reason}`, { cause: error })
  }
}
