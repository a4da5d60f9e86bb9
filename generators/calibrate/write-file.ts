import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { makeFolder } from '../release/make-folder.ts'

/** A file whose place is known to be writable, and which has its own name only once it is whole. */
export interface UnfinishedFile {
  /** Writes all of it and gives it its name, in place of what had that name. */
  readonly finish: (content: string | Uint8Array) => Promise<void>
  /** Takes it away; nothing where it is finished. */
  readonly abandon: () => Promise<void>
}

/**
 * Begins a file under another name, so that a reader never meets half of it.
 *
 * @param path absolute; folders above it are made
 * @throws the system's error where nothing can be written there
 */
export async function beginWhole(path: string): Promise<UnfinishedFile> {
  await makeFolder(dirname(path))
  const unfinished = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}`)
  await (await open(unfinished, 'wx')).close()
  return {
    finish: async (content) => {
      const file = await open(unfinished, 'r+')
      try {
        await file.writeFile(content)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(unfinished, path)
    },
    abandon: () => rm(unfinished, { force: true }),
  }
}

/** Writes a file as {@link beginWhole} does, at once. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const file = await beginWhole(path)
  try {
    await file.finish(text)
  } finally {
    await file.abandon()
  }
}
