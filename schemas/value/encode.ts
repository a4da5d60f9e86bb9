import { deepestValue, type Encoded } from './encoded.ts'

/**
 * Encodes a JavaScript value of trusted origin. (Candidates' values are encoded by the sandbox's own prelude, which
 * never trusts a getter.) The inverse of {@link decodeValue} for every value that a type of the grammar can hold.
 *
 * @param value any value; what cannot be data becomes a tag that no type accepts
 * @returns its canonical encoding
 */
export function encodeValue(value: unknown): Encoded {
  return encode(value, [])
}

function encode(value: unknown, above: readonly object[]): Encoded {
  switch (typeof value) {
    case 'undefined':
      return { $: 'undefined' }
    case 'boolean':
      return value
    case 'string':
      return encodeString(value)
    case 'number':
      return encodeNumber(value)
    case 'bigint':
      return { $: 'bigint', v: value.toString() }
    case 'function':
      return { $: 'function' }
    case 'symbol':
      return { $: 'symbol' }
    case 'object':
      return value === null ? null : encodeObject(value, above)
  }
}

/** A string, or its UTF-16 code units where it holds a lone surrogate. */
export function encodeString(text: string): Encoded {
  if (text.isWellFormed()) return text
  let hex = ''
  for (let i = 0; i < text.length; i += 1) hex += text.charCodeAt(i).toString(16).padStart(4, '0')
  return { $: 'utf16', v: hex }
}

function encodeNumber(value: number): Encoded {
  if (Number.isNaN(value)) return { $: 'nan' }
  if (value === Infinity) return { $: 'inf' }
  if (value === -Infinity) return { $: '-inf' }
  return Object.is(value, -0) ? { $: '-0' } : value
}

function encodeObject(value: object, above: readonly object[]): Encoded {
  if (above.includes(value)) return { $: 'cycle' }
  if (above.length >= deepestValue) return { $: 'deep' }
  const path = [...above, value]
  if (Array.isArray(value)) return Array.from(value, (element: unknown) => encode(element, path))
  if (value instanceof Uint8Array) return { $: 'bytes', v: toBase64(value) }
  if (value instanceof Map) return { $: 'map', v: encodeEntries([...value], path) }
  if (value instanceof Set) return { $: 'set', v: [...value].map((element) => encode(element, path)) }
  if (value instanceof Date) return { $: 'date', v: Number.isNaN(value.getTime()) ? null : value.getTime() }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) return { $: 'instance', name: nameOf(prototype) }
  const entries = Object.entries(value)
  if (Object.hasOwn(value, '$')) {
    return {
      $: 'object',
      v: entries.map(([key, field]) => [encodeString(key), encode(field, path)] as const),
    }
  }
  return Object.fromEntries(entries.map(([key, field]) => [key, encode(field, path)]))
}

function encodeEntries(entries: readonly (readonly [unknown, unknown])[], path: readonly object[]) {
  const sorted = entries.every(([key]) => typeof key === 'string')
    ? [...entries].sort(([left], [right]) => (String(left) < String(right) ? -1 : 1))
    : entries
  return sorted.map(([key, field]) => [encode(key, path), encode(field, path)] as const)
}

function nameOf(prototype: unknown): string {
  const constructor: unknown = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value
  return typeof constructor === 'function' ? constructor.name : 'unknown'
}

/** Base64 (RFC 4648, section 4, padded) of bytes. */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
