import { isTagged, type Encoded, type Tagged } from './encoded.ts'

/**
 * Turns an encoded value back into a JavaScript value.
 *
 * @param encoded a canonical encoding
 * @returns the value; records are plain objects, maps are `Map`s, bytes a `Uint8Array`
 * @throws TypeError for a tag that stands for no data (`function`, `symbol`, `cycle`, `deep`, `instance`)
 */
export function decodeValue(encoded: Encoded): unknown {
  if (Array.isArray(encoded)) return encoded.map(decodeValue)
  if (typeof encoded !== 'object' || encoded === null) return encoded
  if (isTagged(encoded)) return decodeTagged(encoded)
  return Object.fromEntries(Object.entries(encoded).map(([key, field]) => [key, decodeValue(field)]))
}

function decodeTagged(tagged: Tagged): unknown {
  switch (tagged.$) {
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
      return BigInt(tagged.v)
    case 'bytes':
      return fromBase64(tagged.v)
    case 'utf16':
      return (tagged.v.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('')
    case 'map':
      return new Map(tagged.v.map(([key, field]) => [decodeValue(key), decodeValue(field)]))
    case 'object':
      return Object.fromEntries(tagged.v.map(([key, field]) => [decodeValue(key), decodeValue(field)]))
    case 'set':
      return new Set(tagged.v.map(decodeValue))
    case 'date':
      return new Date(tagged.v ?? NaN)
    default:
      throw new TypeError(`Unexpected value of the form "${tagged.$}", which stands for no data`)
  }
}

/** Bytes of a base64 text (RFC 4648, section 4). @throws DOMException where the text is not base64 */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
