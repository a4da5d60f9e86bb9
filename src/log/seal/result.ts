import type { SealedResult } from '#schemas/sealed-result'
import { fromBase64 } from '#schemas/value'
import { fromBase64Url, toBase64Url } from './base64url.ts'
import { SealError } from './box.ts'
import { derivedKey } from './form.ts'
import { compress, decompress } from './gzip.ts'
import { suite } from './organisation-key.ts'

/** Which attempt a result is of, and by which form. */
export interface ResultBinding {
  /** UUID */
  readonly attempt: string
  /** SHA-256 of the form, 64 hex digits */
  readonly form: string
  /** access secret of the candidate's link */
  readonly secret: Uint8Array<ArrayBuffer>
}

/** Bytes of a log at most, once it is opened: some forty hours of writing. */
const MOST_LOG = 32 * 1024 * 1024
const encoder = new TextEncoder()

/**
 * Seals a session's log to its organisation (HPKE, RFC 9180, mode PSK): only the private key opens it, and only who holds
 * the candidate's link can have made it, for this attempt and this form.
 *
 * @param log as `encodeLog` gives it
 * @param organisation its public key, X25519 in base64
 */
export async function sealResult(
  log: string,
  organisation: string,
  { attempt, form, secret }: ResultBinding,
): Promise<SealedResult> {
  const recipient = await suite.DeserializePublicKey(fromBase64(organisation))
  const content = await compress(new Uint8Array(encoder.encode(log)))
  const { encapsulatedSecret, ciphertext } = await suite.Seal(
    recipient,
    content,
    bindingOf({ attempt, form, secret }),
  )
  return {
    version: 1,
    kind: 'assay-sealed-result',
    attempt,
    form,
    enc: toBase64Url(encapsulatedSecret),
    box: toBase64Url(ciphertext),
  }
}

/**
 * Opens a sealed result.
 *
 * @param result whose attempt and form are looked up by the caller: what it says of itself is no proof
 * @returns the log's bytes, as they were sealed
 * @throws SealError for another key, another secret, or a file that was changed
 */
export async function openResult(
  { enc, box }: Pick<SealedResult, 'enc' | 'box'>,
  organisation: CryptoKeyPair,
  binding: ResultBinding,
): Promise<Uint8Array<ArrayBuffer>> {
  let content: Uint8Array
  try {
    content = await suite.Open(organisation, fromBase64Url(enc), fromBase64Url(box), bindingOf(binding))
  } catch {
    throw new SealError(
      'The result does not open: it was sealed to another key or with another link, or it was changed',
    )
  }
  return decompress(new Uint8Array(content), MOST_LOG)
}

function bindingOf({ attempt, form, secret }: ResultBinding) {
  return {
    psk: derivedKey(secret, attempt, 'assay/psk/v1'),
    pskId: encoder.encode(attempt),
    aad: encoder.encode(`${attempt} ${form}`),
  }
}
