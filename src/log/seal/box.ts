/** Bytes of a nonce of AES-GCM, and of the key that Assay uses (NIST SP 800-38D). */
export const NONCE_BYTES = 12
const KEY_BYTES = 32

/** What does not open: the key is another one, or the bytes are not those that were sealed. */
export class SealError extends Error {
  override readonly name = 'SealError'
}

/**
 * Encrypts and authenticates bytes (AES-256-GCM) under a nonce, which comes first.
 *
 * @param key 32 bytes
 * @param bound bytes that are not in the box and without which it does not open
 * @param iv random where absent; fixed where a key closes one box in all its life, so that the box can be made again
 */
export async function closeBox(
  key: Uint8Array<ArrayBuffer>,
  content: Uint8Array<ArrayBuffer>,
  bound: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer> = crypto.getRandomValues(new Uint8Array(NONCE_BYTES)),
): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await importKey(key, 'encrypt')
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: bound },
    imported,
    content,
  )
  const box = new Uint8Array(NONCE_BYTES + sealed.byteLength)
  box.set(iv)
  box.set(new Uint8Array(sealed), NONCE_BYTES)
  return box
}

/**
 * Opens what {@link closeBox} made.
 *
 * @throws SealError for another key, other bound bytes, or a box that was changed or cut
 */
export async function openBox(
  key: Uint8Array<ArrayBuffer>,
  box: Uint8Array<ArrayBuffer>,
  bound: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = box.subarray(0, NONCE_BYTES)
  const imported = await importKey(key, 'decrypt')
  try {
    const parameters = { name: 'AES-GCM', iv, additionalData: bound }
    return new Uint8Array(await crypto.subtle.decrypt(parameters, imported, box.subarray(NONCE_BYTES)))
  } catch {
    throw new SealError('The box does not open: the key is another one, or it was changed')
  }
}

function importKey(key: Uint8Array<ArrayBuffer>, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  if (key.length !== KEY_BYTES)
    throw new RangeError(`Unexpected key of ${key.length} bytes, expected ${KEY_BYTES}`)
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, [use])
}
