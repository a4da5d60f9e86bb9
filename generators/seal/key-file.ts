import { readFile } from 'node:fs/promises'
import { organisationKeySchema, type OrganisationKey } from '#schemas/organisation-key'
import { wordsOf, writeSecret } from '../write-secret.ts'

/** A file of keys that cannot be read or written; the message says why and what to do instead. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError'
}

/**
 * Writes an organisation's keys, for their owner alone, where nothing is yet.
 *
 * @throws KeyFileError where the file is there already or cannot be written
 */
export async function writeKeyFile(path: string, key: OrganisationKey): Promise<void> {
  const taken = 'keys are never overwritten: whoever loses a key loses every result sealed to it'
  const why = await writeSecret(path, `${JSON.stringify(key, null, 2)}\n`, taken)
  if (why !== undefined) throw new KeyFileError(`${path} ${why}`)
}

/** @throws KeyFileError where there is no file, or another one */
export async function readKeyFile(path: string): Promise<OrganisationKey> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    const why =
      error instanceof Error && 'code' in error && error.code === 'ENOENT'
        ? 'is not there: name the file that assay keys --new wrote, or a copy of it. Without one, nobody can open what was sealed to it'
        : `cannot be read: ${wordsOf(error)}`
    throw new KeyFileError(`${path} ${why}`, { cause: error })
  }
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    // The cause is left out: it quotes the file.
    throw new KeyFileError(`${path} is no JSON, expected what assay keys --new wrote`)
  }
  const parsed = organisationKeySchema.parse(data)
  if (parsed.ok) return parsed.value
  const [fault] = parsed.faults
  throw new KeyFileError(
    `${path} holds no organisation's keys: ${fault?.path || 'the file'} ${fault?.message ?? 'is wrong'}`,
  )
}
