/** Deepest nesting that is written or read, in levels: recursion below it stays far from the end of the stack. */
export const DEEPEST_JSON = 1000

/**
 * The one JSON text of a value: keys sorted, shortest numbers, no white space (RFC 8785).
 *
 * @param value null, a boolean, a finite number, a well-formed string, or a dense array or plain object of these.
 * @returns The text, the same for equal values in every engine. −0 is written `0`, as JSON has one zero.
 * @throws TypeError for anything that JSON cannot hold, with the place: nothing is dropped or coerced in silence.
 * @example canonicalJson({b: 1, a: [true]}) // '{"a":[true],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  return textOf(value, { names: [], above: [] })
}

/** Where the writing is: the keys and positions that lead there, and the objects and arrays around it. */
interface Place {
  readonly names: (string | number)[]
  readonly above: object[]
}

// Whole banks are written and hashed with this: one walk, and no text for a place unless something is refused there.
function textOf(value: unknown, place: Place): string {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw refusal('a string with half of a surrogate pair', place)
      return JSON.stringify(value)
    case 'number':
      if (!Number.isFinite(value)) throw refusal(String(value), place)
      return JSON.stringify(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      return value === null ? 'null' : textOfObject(value, place)
    case 'undefined':
      throw refusal('undefined', place)
    default:
      throw refusal(`a ${typeof value}`, place)
  }
}

function textOfObject(value: object, place: Place): string {
  const { above } = place
  if (above.includes(value)) throw refusal('a value that holds itself', place)
  if (above.length >= DEEPEST_JSON) throw refusal(`nesting deeper than ${DEEPEST_JSON} levels`, place)
  above.push(value)
  const text = Array.isArray(value) ? `[${elements(value, place)}]` : `{${members(value, place)}}`
  above.pop()
  return text
}

function elements(array: readonly unknown[], place: Place): string {
  let text = ''
  for (let index = 0; index < array.length; index++) {
    place.names.push(index)
    if (!Object.hasOwn(array, index)) throw refusal('a hole in an array', place)
    text += `${index === 0 ? '' : ','}${textOf(array[index], place)}`
    place.names.pop()
  }
  return text
}

function members(object: object, place: Place): string {
  const prototype: unknown = Object.getPrototypeOf(object)
  if (prototype !== Object.prototype && prototype !== null) throw refusal('an object of a class', place)
  if (Object.getOwnPropertySymbols(object).length > 0) throw refusal('a key that is a symbol', place)
  let text = ''
  for (const key of Object.keys(object).sort()) {
    if (!key.isWellFormed()) throw refusal('a key with half of a surrogate pair', place)
    place.names.push(key)
    const held: unknown = Reflect.get(object, key)
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${textOf(held, place)}`
    place.names.pop()
  }
  return text
}

function refusal(found: string, { names }: Place): TypeError {
  const path = names.map((name) => (typeof name === 'number' ? `[${name}]` : `.${name}`)).join('')
  return new TypeError(`Unexpected ${found} at ${shorten(`$${path}`)}, expected something that JSON can hold`)
}

function shorten(path: string): string {
  return path.length > 200 ? `${path.slice(0, 200)}…` : path
}
