import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { wordsOf, writeSecret } from '../../write-secret.ts'

/** Holds a private key as text where no file may. */
export const KEY_VARIABLE = 'ASSAY_SIGNING_KEY'

/** A key that cannot be used; the message says why and never what is in it. */
export class SigningKeyError extends Error {
  override readonly name = 'SigningKeyError'
}

/**
 * Makes a pair of keys and writes the private one, for its owner alone, where nothing is yet.
 *
 * @param path a new file
 * @returns the public key, as `bank.yaml` names it
 * @throws SigningKeyError where the file is there already or cannot be written
 */
export async function makeSigningKey(path: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  const why = await writeSecret(path, pem, 'a key is never overwritten')
  if (why !== undefined) throw new SigningKeyError(`${path} ${why}`)
  return publicKeyOf(privateKey)
}

/**
 * The private key that a person named.
 *
 * @param file path of a PEM file; it wins over the variable
 * @param text content of the environment's variable, a PEM text; `\n` may be written out
 * @returns nothing where neither names one
 * @throws SigningKeyError
 */
export async function readSigningKey(
  file: string | undefined,
  text: string | undefined,
): Promise<KeyObject | undefined> {
  if (file === undefined && (text === undefined || text === '')) return undefined
  const name = file ?? KEY_VARIABLE
  let pem = text?.replaceAll('\\n', '\n') ?? ''
  if (file !== undefined) {
    try {
      pem = await readFile(file, 'utf8')
    } catch (error) {
      throw new SigningKeyError(`${file} cannot be read: ${wordsOf(error)}`, { cause: error })
    }
  }
  let key: KeyObject
  try {
    key = createPrivateKey(pem)
  } catch {
    // The cause is left out: it may quote the key.
    throw new SigningKeyError(`${name} holds no private key in PEM: assay release --new-key FILE makes one`)
  }
  if (key.asymmetricKeyType === 'ed25519') return key
  throw new SigningKeyError(
    `${name} holds a key of ${key.asymmetricKeyType ?? 'another kind'}, expected Ed25519`,
  )
}

/** The public half of a private key, as `bank.yaml` names it: its 32 bytes in base64. */
export function publicKeyOf(key: KeyObject): string {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
  return Buffer.from(x, 'base64url').toString('base64')
}
