import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../release/make-folder.ts'

/**
 * Writes a report's page; the folder and those above it are made where they are not.
 *
 * @param name of its file
 * @returns path of the page
 */
export async function writePage(dir: string, page: string, name = 'index.html'): Promise<string> {
  await makeFolder(dir)
  const path = join(dir, name)
  await writeFile(path, page)
  return path
}
