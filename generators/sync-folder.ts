import { open } from 'node:fs/promises'

/** Waits until the names in a folder are on the disk: a file whose name is not there yet is lost with the power. */
export async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; its file system keeps the order of renames by itself.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
