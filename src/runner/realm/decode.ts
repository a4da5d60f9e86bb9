import { defineProperty, isArray, keys, ThrownTypeError, toNumber } from './captured.ts'

/**
 * Makes a value from its canonical encoding, in place. Runs before the candidate's code, in a clean realm, so it may
 * use builtins freely.
 *
 * @param encoded what JSON.parse gave
 * @throws TypeError for a tag that stands for no data
 */
export function decode(encoded: unknown): unknown {
  if (typeof encoded !== 'object' || encoded === null) return encoded
  if (isArray(encoded)) {
    for (let i = 0; i < encoded.length; i++) encoded[i] = decode(encoded[i])
    return encoded
  }
  const fields = encoded as Record<string, unknown>
  if (Object.hasOwn(fields, '$')) return decodeTagged(fields)
  const names = keys(fields)
  for (const name of names) defineProperty(fields, name, { value: decode(fields[name]) })
  return fields
}

function decodeTagged(tagged: Record<string, unknown>): unknown {
  switch (tagged['$']) {
    case 'nan':
      return NaN
    case 'inf':
      return Infinity
    case '-inf':
      return -Infinity
    case '-0':
      return -0
    case 'undefined':
      return undefined
    case 'bigint':
      return BigInt(tagged['v'] as string)
    case 'bytes':
      return decodeBytes(tagged['v'] as string)
    case 'utf16':
      return (tagged['v'] as string).replace(/..../g, (unit) => String.fromCharCode(toNumber('0x' + unit)))
    case 'map':
      return new Map(decodeEntries(tagged['v'] as [unknown, unknown][]))
    case 'object':
      return Object.fromEntries(decodeEntries(tagged['v'] as [string, unknown][]))
    case 'set':
      return new Set((tagged['v'] as unknown[]).map(decode))
    case 'date':
      return new Date((tagged['v'] as number | null) ?? NaN)
    default:
      throw new ThrownTypeError(
        `Unexpected input of the form "${String(tagged['$'])}", which stands for no data`,
      )
  }
}

function decodeEntries<K>(entries: readonly [K, unknown][]): [K, unknown][] {
  return entries.map(([key, value]) => [decode(key) as K, decode(value)])
}

/** Bytes of padded base64 (RFC 4648, section 4); the realm has no `atob`. */
function decodeBytes(text: string): Uint8Array {
  const bytes = new Uint8Array((text.length / 4) * 3)
  for (let i = 0, at = 0; i < text.length; i += 4) {
    const block =
      sixBits(text, i) * 64 ** 3 +
      sixBits(text, i + 1) * 64 ** 2 +
      sixBits(text, i + 2) * 64 +
      sixBits(text, i + 3)
    bytes[at++] = block >> 16
    bytes[at++] = (block >> 8) & 255
    bytes[at++] = block & 255
  }
  return bytes.slice(0, bytes.length - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0))
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function sixBits(text: string, index: number): number {
  return Math.max(0, alphabet.indexOf(text.charAt(index)))
}
