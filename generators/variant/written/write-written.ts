import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { VariantRecord } from '#schemas/variant'
import { writeWhole } from '../../calibrate/write-file.ts'
import type { ItemFiles } from '../../compile/folder.ts'
import { makeFolder } from '../../release/make-folder.ts'
import { recordText } from '../draw-many.ts'

/**
 * Writes a written variant: its files first, its record last. Whatever ends it in between, there is no record of files that
 * are not whole; a folder without a record is nobody's, and is replaced.
 *
 * @param folder absolute, of the item's variants
 * @throws what the disk throws; nothing half-written is left then
 */
export async function writeWritten(folder: string, record: VariantRecord, files: ItemFiles): Promise<void> {
  const own = join(folder, String(record.seed))
  const unfinished = join(folder, `.${record.seed}.${randomBytes(4).toString('hex')}`)
  await makeFolder(folder)
  await removeUnfinished(folder, record.seed)
  try {
    for (const { path, bytes } of files.files.values()) await writeSynced(join(unfinished, path), bytes)
    await rm(own, { recursive: true, force: true })
    await rename(unfinished, own)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  await writeWhole(join(folder, `${record.seed}.json`), recordText(record))
}

/** What a process left that was killed. */
async function removeUnfinished(folder: string, seed: number): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith(`.${seed}.`)) await rm(join(folder, name), { recursive: true, force: true })
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
