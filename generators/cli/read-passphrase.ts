import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError, type CommandIo } from './command.ts'

/** Holds the passphrase where nobody is at a terminal. */
export const PASSPHRASE_VARIABLE = 'ASSAY_PASSPHRASE'
/** Characters of a new one, at least: NIST SP 800-63B-4 asks for 15 where nothing else is asked for. */
const SHORTEST = 15

/**
 * Reads the passphrase of a key: from a file, from the environment, or from whoever sits at the terminal, unseen.
 *
 * @param file its first line counts
 * @param isNew asks twice, and refuses a short one
 * @throws UsageError where there is none, or two that differ
 */
export async function readPassphrase(
  io: CommandIo,
  { file, isNew = false }: { readonly file: string | undefined; readonly isNew?: boolean },
): Promise<string> {
  const text = await textOf(io, file, isNew)
  if (text === '') throw new UsageError('the passphrase is empty')
  if (isNew && [...text].length < SHORTEST)
    throw new UsageError(
      `the passphrase has ${[...text].length} characters, expected ${SHORTEST} at least: five words that nobody would say together are a good one`,
    )
  return text
}

async function textOf(
  { cwd, env, askSecret }: CommandIo,
  file: string | undefined,
  isNew: boolean,
): Promise<string> {
  if (file !== undefined) {
    const text = await readFile(resolve(cwd, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`the passphrase in ${file} cannot be read: ${error.code ?? error.message}`)
    })
    return text.split(/\r?\n/, 1)[0] ?? ''
  }
  const known = env[PASSPHRASE_VARIABLE]
  if (known !== undefined && known !== '') return known
  if (!askSecret)
    throw new UsageError(
      `there is no terminal to ask for the passphrase: name a file with --passphrase-file, or set ${PASSPHRASE_VARIABLE}`,
    )
  const given = await askSecret('Passphrase: ')
  if (isNew && given !== (await askSecret('Once more: ')))
    throw new UsageError('the two passphrases differ: nothing was written')
  return given
}
