import { writeFile } from 'node:fs/promises'

/**
 * Writes a file that its owner alone may read, where nothing is yet.
 *
 * @param taken why a file that is there stays as it is
 * @returns undefined once it is written; why not, to stand after the path
 */
export async function writeSecret(
  path: string,
  text: string | Buffer,
  taken: string,
): Promise<string | undefined> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 })
    return undefined
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    return isThere ? `is there already, and ${taken}` : `cannot be written: ${wordsOf(error)}`
  }
}

/** What the file system says, without the path, which comes after a comma. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.message.split(',')[0] ?? '') : String(error)
}
