import { fromBase64 } from './decode.ts'
import { isTagged, type Encoded, type Tagged } from './encoded.ts'
import type { ValueType } from './type.ts'

/**
 * A value as Python's own `repr` writes it: `None`, `True`, `'text'`, `{'id': 7}`. Where the type says `float`, a whole
 * number has its `.0`; a list among what has to be hashable is the tuple that it was.
 *
 * @param value the encoded value
 * @param type what it should be; a value that is of another type is written as it is
 * @param longest UTF-16 code units after which the text is cut and ends in `…`; Infinity for the whole of it
 */
export function showPython(value: Encoded, type: ValueType | undefined, longest: number): string {
  const text = show(value, { type, isHashed: false, room: { left: longest } })
  return text.length > longest ? `${text.slice(0, longest).toWellFormed()} …` : text
}

interface Place {
  readonly type: ValueType | undefined
  /** Whether it is a key or an element of a set: lists are tuples there, and sets are frozen */
  readonly isHashed: boolean
  /** `left` bounds the work on a huge value, not the exact length of the text. */
  readonly room: { left: number }
}

function show(value: Encoded, place: Place): string {
  const { room, type } = place
  if (room.left <= 0) return '…'
  if (type?.type === 'optional') return show(value, { ...place, type: type.of })
  const text = showInside(value, place)
  room.left -= typeof value === 'object' && value !== null ? 2 : text.length
  return text
}

function showInside(value: Encoded, place: Place): string {
  const { type, room } = place
  if (value === null) return 'None'
  if (value === true) return 'True'
  if (value === false) return 'False'
  if (typeof value === 'number') return numberText(value, type?.type === 'float')
  if (typeof value === 'string') return pythonString(value.slice(0, room.left + 1))
  if (Array.isArray(value)) {
    const inner = { ...place, type: type?.type === 'array' ? type.of : undefined }
    const elements = showAll(value, (element: Encoded) => show(element, inner), room)
    if (!place.isHashed) return `[${elements}]`
    return value.length === 1 ? `(${elements},)` : `(${elements})`
  }
  if (isTagged(value)) return showTagged(value, place)
  return dictText(Object.entries(value), place)
}

function showTagged(tagged: Tagged, place: Place): string {
  switch (tagged.$) {
    case 'bigint':
      return tagged.v
    case 'bytes':
      return bytesText(fromBase64(tagged.v.slice(0, 4 * (Math.max(0, place.room.left) + 1))))
    case 'utf16':
      return pythonString(
        (tagged.v.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join(''),
      )
    case 'map':
    case 'object':
      return dictText(tagged.v, place)
    case 'set': {
      const inner = { ...place, type: undefined, isHashed: true }
      const elements = showAll(tagged.v, (element) => show(element, inner), place.room)
      const plain = tagged.v.length === 0 ? '' : `{${elements}}`
      return place.isHashed ? `frozenset(${plain})` : plain || 'set()'
    }
    case 'date':
      return 'a date'
    case 'instance':
      return `an instance of ${tagged.name.slice(0, 60)}`
    default:
      return names[tagged.$]
  }
}

const names = {
  nan: 'nan',
  inf: 'inf',
  '-inf': '-inf',
  '-0': '-0.0',
  undefined: 'None',
  function: 'a function',
  symbol: 'a symbol',
  cycle: '(contains itself)',
  deep: '(nested too deeply)',
} as const

function dictText(entries: readonly (readonly [Encoded, Encoded])[], place: Place): string {
  const { type } = place
  const typeOf = (key: Encoded): ValueType | undefined => {
    if (type?.type === 'map') return type.of
    return type?.type === 'record' ? type.fields.find(({ name }) => name === key)?.of : undefined
  }
  const write = ([key, field]: readonly [Encoded, Encoded]): string =>
    `${show(key, { ...place, type: undefined, isHashed: true })}: ${show(field, { ...place, type: typeOf(key) })}`
  return `{${showAll(entries, write, place.room)}}`
}

function showAll<T>(elements: readonly T[], write: (element: T) => string, room: Place['room']): string {
  const parts: string[] = []
  for (const element of elements) {
    if (room.left <= 0) {
      parts.push('…')
      break
    }
    parts.push(write(element))
  }
  return parts.join(', ')
}

/** Python writes a float below 0.0001 and from 10^16 on with an exponent, and each whole one with `.0`. */
function numberText(value: number, isFloat: boolean): string {
  if (Number.isInteger(value) && !isFloat) return BigInt(value).toString()
  const [digits = '', exponent = ''] = value.toExponential().split('e')
  const power = Number(exponent)
  if (value !== 0 && (power < -4 || power >= 16)) {
    return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
  }
  const text = String(value)
  return Number.isInteger(value) ? `${text}.0` : text
}

const short: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A string in quotes, as `repr` writes it: what cannot be seen is escaped. */
function pythonString(text: string): string {
  const quote = quoteFor(text)
  const inside = text.replace(/[\\'"]|[\p{C}\p{Z}]/gu, (sign) => {
    if (sign === ' ') return sign
    if (sign === "'" || sign === '"') return sign === quote ? `\\${sign}` : sign
    return short[sign] ?? escaped(sign.codePointAt(0) ?? 0)
  })
  return `${quote}${inside}${quote}`
}

function escaped(code: number): string {
  const hex = code.toString(16)
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}

function bytesText(bytes: Uint8Array): string {
  const quote = quoteFor(String.fromCharCode(...bytes.slice(0, 10_000)))
  let text = ''
  for (const byte of bytes) {
    const sign = String.fromCharCode(byte)
    if (sign === quote) text += `\\${sign}`
    else text += short[sign] ?? (byte >= 32 && byte < 127 ? sign : `\\x${byte.toString(16).padStart(2, '0')}`)
  }
  return `b${quote}${text}${quote}`
}

function quoteFor(text: string): "'" | '"' {
  return text.includes("'") && !text.includes('"') ? '"' : "'"
}
