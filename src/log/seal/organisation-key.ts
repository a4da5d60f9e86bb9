import { scryptAsync } from '@noble/hashes/scrypt.js'
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256 } from 'hpke'
import type { OrganisationKey } from '#schemas/organisation-key'
import { fromBase64, toBase64 } from '#schemas/value'
import { canonicalJson } from '../canonical-json.ts'
import { sha256Hex } from '../hash.ts'
import { closeBox, openBox, SealError } from './box.ts'

/** HPKE (RFC 9180): X25519, HKDF-SHA-256, AES-256-GCM. */
export const suite = new CipherSuite(KEM_DHKEM_X25519_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM)

type Scrypt = OrganisationKey['private']['scrypt']

/** Cost of a guess at a passphrase (scrypt, RFC 7914): 128 MiB of memory, and half a second to a second. */
const COST = 131_072
const SALT_BYTES = 16

const encoder = new TextEncoder()

/**
 * Makes an organisation's pair of keys: results are sealed to the public one, and opened with the private one, which is
 * encrypted under a passphrase.
 *
 * @param name of the organisation, for people
 * @param passphrase any text but an empty one
 * @param n cost of a guess
 */
export async function makeOrganisationKey(
  name: string,
  passphrase: string,
  n: Scrypt['n'] = COST,
): Promise<OrganisationKey> {
  const pair = await suite.GenerateKeyPair(true)
  const [publicBytes, privateBytes] = await Promise.all([
    suite.SerializePublicKey(pair.publicKey),
    suite.SerializePrivateKey(pair.privateKey),
  ])
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  const facts = { version: 1, name, public: toBase64(publicBytes) } as const
  const scrypt = { n, r: 8, p: 1, salt: toBase64(salt) } as const
  const key = await passphraseKey(passphrase, scrypt)
  const box = await closeBox(key, new Uint8Array(privateBytes), boundTo(facts))
  return { ...facts, private: { scrypt, box: toBase64(box) } }
}

/**
 * Opens the private half.
 *
 * @returns the pair: whoever has the private key alone would have to compute the public one
 * @throws SealError for another passphrase, or a file that was changed
 */
export async function openOrganisationKey(file: OrganisationKey, passphrase: string): Promise<CryptoKeyPair> {
  const key = await passphraseKey(passphrase, file.private.scrypt)
  let bytes: Uint8Array
  try {
    bytes = await openBox(key, new Uint8Array(fromBase64(file.private.box)), boundTo(file))
  } catch (error) {
    if (!(error instanceof SealError)) throw error
    throw new SealError('The passphrase does not open this key: it is another one, or the file was changed')
  }
  const jwk = { kty: 'OKP', crv: 'X25519', x: urlForm(file.public), d: urlForm(toBase64(bytes)) }
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.importKey('jwk', jwk, 'X25519', false, ['deriveBits']),
    suite.DeserializePublicKey(fromBase64(file.public)),
  ])
  return { privateKey, publicKey: publicKey as CryptoKey }
}

/** Base64 as JSON Web Keys have it (RFC 7517). */
function urlForm(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Four groups of four digits by which two people can tell, by telephone, that they mean the same public key. */
export function fingerprintOf(publicKey: string): string {
  const digits = sha256Hex(fromBase64(publicKey)).slice(0, 16)
  return (digits.match(/.{4}/g) ?? []).join(' ')
}

/** Name and public key cannot be exchanged without the passphrase. */
function boundTo({ version, name, public: key }: Pick<OrganisationKey, 'version' | 'name' | 'public'>) {
  return new Uint8Array(encoder.encode(canonicalJson({ version, name, public: key })))
}

async function passphraseKey(
  passphrase: string,
  { n, r, p, salt }: Scrypt,
): Promise<Uint8Array<ArrayBuffer>> {
  if (passphrase === '') throw new RangeError('Unexpected empty passphrase')
  // One text in two forms of Unicode is one passphrase.
  const text = encoder.encode(passphrase.normalize('NFKC'))
  return new Uint8Array(await scryptAsync(text, fromBase64(salt), { N: n, r, p, dkLen: 32 }))
}
