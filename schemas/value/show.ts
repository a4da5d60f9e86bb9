import { fromBase64 } from './decode.ts'
import { isTagged, type Encoded, type Tagged } from './encoded.ts'

/**
 * A value as people read it: strings in quotes, `12n` for a bigint, `{ id: 7 }`, `Map { "a" → 1 }`, `bytes 0aff`.
 *
 * @param value the encoded value
 * @param longest UTF-16 code units after which the text is cut and ends in `…`; 240, a line or three, unless told otherwise
 */
export function showValue(value: Encoded, longest = 240): string {
  const text = show(value, { left: longest })
  return text.length > longest ? `${text.slice(0, longest)} …` : text
}

/** `left` bounds the work on a huge value, not the exact length of the text. */
interface Room {
  left: number
}

function show(value: Encoded, room: Room): string {
  if (room.left <= 0) return '…'
  const text = showInside(value, room)
  room.left -= typeof value === 'object' && value !== null ? 2 : text.length
  return text
}

function showInside(value: Encoded, room: Room): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, room.left + 1))
  if (Array.isArray(value)) return `[${showAll(value, (element: Encoded) => show(element, room), room)}]`
  if (typeof value !== 'object' || value === null) return String(value)
  if (isTagged(value)) return showTagged(value, room)
  return braces(Object.entries(value), ([key, field]) => `${nameOf(key)}: ${show(field, room)}`, room)
}

function showTagged(tagged: Tagged, room: Room): string {
  switch (tagged.$) {
    case 'bigint':
      return `${tagged.v}n`
    case 'bytes':
      return `bytes ${Array.from(fromBase64(tagged.v.slice(0, 400)), (byte) => byte.toString(16).padStart(2, '0')).join('') || '(none)'}`
    case 'utf16':
      return JSON.stringify(
        (tagged.v.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join(''),
      )
    case 'map':
      return `Map ${braces(tagged.v, ([key, field]) => `${show(key, room)} → ${show(field, room)}`, room)}`
    case 'object':
      return braces(
        tagged.v,
        ([key, field]) => `${typeof key === 'string' ? nameOf(key) : show(key, room)}: ${show(field, room)}`,
        room,
      )
    case 'set':
      return `Set ${braces(tagged.v, (element) => show(element, room), room)}`
    case 'date':
      return tagged.v === null ? 'Invalid Date' : `Date ${new Date(tagged.v).toISOString()}`
    case 'instance':
      return `an instance of ${tagged.name.slice(0, 60)}`
    default:
      return names[tagged.$]
  }
}

const names = {
  nan: 'NaN',
  inf: 'Infinity',
  '-inf': '-Infinity',
  '-0': '-0',
  undefined: 'undefined',
  function: 'a function',
  symbol: 'a symbol',
  cycle: '(contains itself)',
  deep: '(nested too deeply)',
} as const

function braces<T>(elements: readonly T[], write: (element: T) => string, room: Room): string {
  return elements.length === 0 ? '{}' : `{ ${showAll(elements, write, room)} }`
}

function showAll<T>(elements: readonly T[], write: (element: T) => string, room: Room): string {
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

function nameOf(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? key : JSON.stringify(key)
}
