import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Diagnostic } from '#schemas/diagnose/index'
import { lockSchema, type Lock } from '#schemas/lock'
import { readDataFile } from '../compile/data-file.ts'
import { readLockText } from './lock-text.ts'

/** The lock of a bank, nothing where it was never released, or what is wrong with it. */
export type StoredLock = { readonly lock: Lock | undefined } | { readonly fault: string }

/** Reads `bank.lock.yaml`. @param bankDir folder of the bank */
export async function readLock(bankDir: string): Promise<StoredLock> {
  const file = 'bank.lock.yaml'
  let text: string
  try {
    text = await readFile(join(bankDir, file), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { lock: undefined }
    throw error
  }
  const lock = readLockText(text)
  if (lock) return { lock }
  const diagnostics: Diagnostic[] = []
  const read = readDataFile({ text, file, schema: lockSchema }, diagnostics)
  if (read) return { lock: read.value }
  const [first] = diagnostics
  const place = `${basename(bankDir)}/${file}:${first?.range.start.line ?? 1}`
  return { fault: `${place}: ${first?.message ?? 'cannot be read'}; restore it from version control` }
}
