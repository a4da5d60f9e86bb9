import {
  apply,
  charCodeAt,
  classOf,
  dateTime,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isAbove,
  isArray,
  isWellFormed,
  keys,
  kindOf,
  mapEach,
  plainPrototype,
  setEach,
  slice,
  stringify,
  typedArrayLength,
  type Path,
} from './captured.ts'

/** Deepest nesting of a value; what lies below is `{"$":"deep"}` (the same number as in `#schemas/value`). */
const deepestValue = 200

/**
 * The canonical encoding of a value, as JSON text. Getters and proxies of the candidate's run here, at the
 * candidate's cost; nothing they do can change how any other part is encoded.
 *
 * @param value what the candidate's function gave
 * @param characters most that the text may have, about
 * @param exhausted called beyond that; does not return
 * @throws whatever a getter or a proxy throws
 */
export function encode(value: unknown, characters: number, exhausted: () => void): string {
  let left = characters
  return encodeAt(value, null, 0)

  function encodeAt(inner: unknown, above: Path | null, depth: number): string {
    switch (typeof inner) {
      case 'string':
        return encodeString(inner)
      case 'number':
        return encodeNumber(inner)
      case 'boolean':
        return give(inner ? 'true' : 'false')
      case 'bigint':
        return give('{"$":"bigint","v":"' + inner + '"}')
      case 'undefined':
      case 'symbol':
      case 'function':
        return give('{"$":"' + typeof inner + '"}')
      default:
        return inner === null ? give('null') : encodeObject(inner as object, above, depth)
    }
  }

  function give(text: string): string {
    left -= text.length
    if (left < 0) exhausted()
    return text
  }

  function spend(count: number): void {
    left -= count
    if (left < 0) exhausted()
  }

  function encodeString(text: string): string {
    spend(text.length + 2)
    if (apply(isWellFormed, text, [])) return stringify(text)
    let hex = ''
    for (let i = 0; i < text.length; i++) hex += hexUnit(apply(charCodeAt, text, [i]))
    return give('{"$":"utf16","v":"' + hex + '"}')
  }

  function encodeNumber(number: number): string {
    if (number !== number) return give('{"$":"nan"}')
    if (number === 1 / 0) return give('{"$":"inf"}')
    if (number === -1 / 0) return give('{"$":"-inf"}')
    return give(number === 0 && 1 / number < 0 ? '{"$":"-0"}' : '' + number)
  }

  function encodeObject(object: object, above: Path | null, depth: number): string {
    if (isAbove(above, object)) return give('{"$":"cycle"}')
    if (depth >= deepestValue) return give('{"$":"deep"}')
    const path = { value: object, above }
    const next = depth + 1
    if (isArray(object)) return encodeArray(object, path, next)
    const prototype = getPrototypeOf(object)
    if (prototype === null || prototype === plainPrototype) return encodeFields(object, path, next)
    switch (kindOf(object)) {
      case 'Uint8Array':
        return give('{"$":"bytes","v":"' + encodeBytes(object as Uint8Array) + '"}')
      case 'Map':
        return give('{"$":"map","v":[') + encodeMap(object, path, next) + ']}'
      case 'Set':
        return give('{"$":"set","v":[') + encodeSet(object, path, next) + ']}'
      case 'Date': {
        const time = apply(dateTime, object, [])
        return give('{"$":"date","v":' + (time === time ? time : 'null') + '}')
      }
      default:
        return give('{"$":"instance","name":') + encodeString(classOf(prototype) || 'unknown') + '}'
    }
  }

  function encodeArray(array: readonly unknown[], path: Path, depth: number): string {
    const { length } = array
    let text = ''
    for (let i = 0; i < length; i++) {
      const element = array[i]
      // most elements are integers: three times as fast
      if (typeof element === 'number' && (element | 0) === element && element !== 0) {
        left -= 4
        text += ',' + element
      } else text += ',' + encodeAt(element, path, depth)
      if (left < 0) exhausted()
    }
    return '[' + withoutFirst(text) + ']'
  }

  function encodeFields(object: object, path: Path, depth: number): string {
    const names = keys(object)
    const asPairs = getOwnPropertyDescriptor(object, '$') !== undefined
    let text = ''
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as string
      spend(name.length + 4)
      const field = encodeAt((object as Record<string, unknown>)[name], path, depth)
      text += i === 0 ? '' : ','
      text += asPairs ? '[' + encodeString(name) + ',' + field + ']' : stringify(name) + ':' + field
    }
    return asPairs ? '{"$":"object","v":[' + text + ']}' : '{' + text + '}'
  }

  function encodeMap(map: object, path: Path, depth: number): string {
    let text = ''
    const add = (field: unknown, key: unknown) => {
      text +=
        (text === '' ? '[' : ',[') + encodeAt(key, path, depth) + ',' + encodeAt(field, path, depth) + ']'
    }
    apply(mapEach, map, [add])
    return text
  }

  function encodeSet(set: object, path: Path, depth: number): string {
    let text = ''
    const add = (element: unknown) => {
      text += (text === '' ? '' : ',') + encodeAt(element, path, depth)
    }
    apply(setEach, set, [add])
    return text
  }

  /** Padded base64 (RFC 4648, section 4). */
  function encodeBytes(bytes: Uint8Array): string {
    const length = apply(typedArrayLength, bytes, []) as number
    spend(length)
    let text = ''
    for (let i = 0; i < length; i += 3) {
      const left = length - i
      const second = left > 1 ? (bytes[i + 1] as number) : 0
      const third = left > 2 ? (bytes[i + 2] as number) : 0
      const block = ((bytes[i] as number) << 16) | (second << 8) | third
      text += digit(block >> 18) + digit((block >> 12) & 63)
      text += (left > 1 ? digit((block >> 6) & 63) : '=') + (left > 2 ? digit(block & 63) : '=')
    }
    return text
  }
}

/** Text after its first character. */
function withoutFirst(text: string): string {
  return text === '' ? '' : apply(slice, text, [1])
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const hexDigits = '0123456789abcdef'

const digit = (value: number): string => alphabet[value] as string

function hexUnit(unit: number): string {
  const four = (shift: number) => hexDigits[(unit >> shift) & 15] as string
  return four(12) + four(8) + four(4) + four(0)
}
