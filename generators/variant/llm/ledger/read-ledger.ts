import type { Written } from './entry.ts'
import { NO_HASH, readLine } from './line.ts'

/** What a ledger's file holds. */
export type ReadLedger =
  | {
      readonly ok: true
      readonly entries: readonly Written[]
      /** Hash of the last line. */
      readonly hash: string
      /** Bytes up to the end of the last whole line; what follows was torn off by a crash. */
      readonly bytes: number
    }
  | { readonly ok: false; readonly line: number; readonly message: string }

/** Reads a ledger. A last line without an end is dropped: what it was to say had not happened yet. */
export function readLedger(text: string): ReadLedger {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  const entries: Written[] = []
  let hash = NO_HASH
  for (const [index, line] of whole.split('\n').slice(0, -1).entries()) {
    const read = readLine(line, hash)
    if (!read)
      return {
        ok: false,
        line: index + 1,
        message: `Unexpected line ${index + 1} in the ledger: it was changed, or one before it was taken out; restore the file, or begin another`,
      }
    entries.push(read.written)
    hash = read.hash
  }
  return { ok: true, entries, hash, bytes: Buffer.byteLength(whole) }
}
