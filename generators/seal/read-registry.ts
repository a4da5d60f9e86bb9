import { readFile } from 'node:fs/promises'
import { parseRegistry, RegistryError, type Registry } from '#results'
import { wordsOf } from '../write-secret.ts'

/**
 * Reads a registry and checks the chain of its lines.
 *
 * @returns undefined where there is no such file
 * @throws RegistryError
 */
export async function readRegistry(path: string): Promise<Registry | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new RegistryError(`${path} cannot be read: ${wordsOf(error)}`, { cause: error })
  }
  return parseRegistry(text, path)
}
