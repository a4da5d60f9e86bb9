/** What an address can carry: small data, packed. */

/** Largest design of an address, in bytes of JSON: what unpacks to more is none. */
const MOST = 1_000_000
const TOO_LARGE = 'too large for an address'

/**
 * @returns text for the fragment of an address: JSON, deflated, in base64url
 * @throws RangeError where it is too large for an address
 */
export async function packed(value: unknown): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify(value))
  if (json.length > MOST) throw new RangeError(TOO_LARGE)
  const bytes = await through(json, new CompressionStream('deflate-raw'))
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** @returns what {@link packed} was given; undefined where the text is nothing of the kind */
export async function unpacked(text: string): Promise<unknown> {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    return JSON.parse(new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw'))))
  } catch {
    return undefined
  }
}

/**
 * Whether an address lost what it held.
 *
 * @param value what its fragment unpacks to
 */
export function isDamaged(fragment: string, value: unknown): boolean {
  return value === undefined && fragment !== '' && document.getElementById(fragment) === null
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > MOST) throw new RangeError(TOO_LARGE)
    parts.push(value)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
