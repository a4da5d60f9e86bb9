import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical-json.ts'

const encoder = new TextEncoder()

/**
 * SHA-256 (FIPS 180-4), at once: the chain hashes thousands of small texts, for which WebCrypto's promise costs more
 * than the digest.
 *
 * @param content Bytes, or text that is hashed as UTF-8.
 * @returns 64 lower-case hexadecimal digits.
 * @throws TypeError for text with half of a surrogate pair: UTF-8 would give different texts the same hash.
 */
export function sha256Hex(content: string | Uint8Array): string {
  if (typeof content !== 'string') return bytesToHex(sha256(content))
  if (!content.isWellFormed())
    throw new TypeError('Unexpected half of a surrogate pair, expected well-formed text')
  return bytesToHex(sha256(encoder.encode(content)))
}

/**
 * The content hash of a value: SHA-256 of its canonical JSON.
 *
 * @param value Anything that `canonicalJson` takes.
 * @returns 64 lower-case hexadecimal digits.
 * @throws TypeError for what JSON cannot hold.
 */
export function hashOf(value: unknown): string {
  return sha256Hex(canonicalJson(value))
}
