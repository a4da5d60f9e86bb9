import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { canonicalJson } from '#log'
import type { Bank } from '#schemas/bank'
import type { Signature } from '#schemas/signature'
import { publicKeyOf } from './signing-key.ts'

/** What is signed: which release it is, and what both of its halves are. */
export type Signed = Pick<Signature, 'bank' | 'release' | 'public' | 'sealed'>

/** Signs a release (Ed25519, RFC 8032). The same key and the same release give the same bytes. */
export function signRelease(signed: Signed, key: KeyObject): Signature {
  return {
    version: 1,
    ...signed,
    key: publicKeyOf(key),
    ed25519: sign(null, messageOf(signed), key).toString('base64'),
  }
}

/** Whether a signature was made by the key that it names, over what it says. */
export function isGenuine({ key, ed25519, ...signed }: Signature): boolean {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key, 'base64').toString('base64url') }
  return verify(
    null,
    messageOf(signed),
    createPublicKey({ key: jwk, format: 'jwk' }),
    Buffer.from(ed25519, 'base64'),
  )
}

/** The name that a bank gives to the key of a signature; undefined where it does not know it, or there is none. */
export function signerOf(signature: Signature | undefined, keys: Bank['keys']): string | undefined {
  return keys?.find(({ ed25519 }) => ed25519 === signature?.key)?.name
}

/**
 * Why a bank does not trust a release; undefined where it does, or where it names no keys.
 *
 * @param signature genuine, or absent where the release has none
 */
export function mistrust(signature: Signature | undefined, keys: Bank['keys']): string | undefined {
  if (keys === undefined || signerOf(signature, keys) !== undefined) return undefined
  const named = keys.map(({ name }) => name).join(', ')
  return signature === undefined
    ? `is not signed, and bank.yaml names keys (${named}): sign it with assay release BANK --sign VERSION --key FILE`
    : `is signed with a key that bank.yaml does not name (${signature.key}; it names ${named})`
}

function messageOf({ bank, release, public: half, sealed }: Signed): Buffer {
  return Buffer.from(canonicalJson({ version: 1, bank, release, public: half, sealed }))
}
