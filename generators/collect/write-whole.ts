import { randomUUID } from 'node:crypto'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** What is being written, and what was when the power went. */
const PART = /^\.[0-9a-f-]{36}\.part$/

/**
 * Writes a file so that its name stands for all of its bytes, on the disk, whenever the machine stops. The folder itself
 * is not synced.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = join(dirname(path), `.${randomUUID()}.part`)
  try {
    await writeSynced(part, bytes)
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Writes some bytes, and takes them away again. @throws where that cannot be done */
export async function tryWriting(dir: string, bytes: Uint8Array): Promise<void> {
  const part = join(dir, `.${randomUUID()}.part`)
  try {
    await writeSynced(part, bytes)
  } finally {
    await rm(part, { force: true }).catch(() => undefined)
  }
}

/**
 * Takes away what was left half-written. Where another collector works in the same folder, it finds its part gone, says so,
 * and is sent the result again.
 */
export async function clearParts(dir: string): Promise<void> {
  for (const name of await readdir(dir)) if (PART.test(name)) await rm(join(dir, name), { force: true })
}

export function isNoRoom(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
