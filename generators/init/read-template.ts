import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The bank that every new one begins as. The examples of docs/AUTHORING.md are its files. */
export const templateFolder = fileURLToPath(new URL('../../content/new-bank', import.meta.url))

/** What Assay writes into a bank by itself: a proof made here is not one of the new bank's files. */
const WRITTEN = /^(\.cache|dist|releases)\/|\/proof\.json$/

/** @returns the texts of the template by their path below it, with `/`, sorted */
export async function readTemplate(): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(templateFolder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(templateFolder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !WRITTEN.test(path))
    .sort()
  const texts = await Promise.all(
    paths.map(async (path) => [path, await readFile(join(templateFolder, path), 'utf8')] as const),
  )
  return new Map(texts)
}
