import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { makeFolder } from '../release/make-folder.ts'

/**
 * Writes a file under another name and gives it its own once it is whole, so that a reader never meets half of it.
 *
 * @param path absolute; folders above it are made
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path))
  const unfinished = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}`)
  try {
    const file = await open(unfinished, 'wx')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } finally {
    await rm(unfinished, { force: true })
  }
}
