import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a folder, and those above it that are not there. `mkdir` with `recursive` does not end where a system says of a
 * folder that is there that it is not, as Linux does below `/proc`.
 *
 * @throws the system's error, such as ENOENT where no folder can be made in one that is there
 */
export async function makeFolder(path: string): Promise<void> {
  if ((await attempt(path)) === undefined) return
  await makeFolder(dirname(path))
  const missing = await attempt(path)
  if (missing) throw missing
}

/** @returns why it cannot be made yet: a folder above it is missing */
async function attempt(path: string): Promise<Error | undefined> {
  try {
    await mkdir(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' && error instanceof Error) return error
    if (code !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error
  }
  return undefined
}
