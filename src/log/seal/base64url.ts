import { fromBase64, toBase64 } from '#schemas/value'

/** Bytes as base64 without signs that an address gives a meaning to, and without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** @throws what `fromBase64` throws for text that is none */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(fromBase64(text.replaceAll('-', '+').replaceAll('_', '/')))
}
