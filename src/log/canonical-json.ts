import canonicalize from 'canonicalize'

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
  refuseForeign(value, '$', new Set())
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('Unexpected value at $, expected something that JSON can hold')
  return text
}

function refuseForeign(value: unknown, path: string, above: Set<object>): void {
  if (value === null || typeof value === 'boolean') return
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw refusal('a string with half of a surrogate pair', path)
    return
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refusal(String(value), path)
    return
  }
  if (typeof value !== 'object')
    throw refusal(typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`, path)
  if (above.has(value)) throw refusal('a value that holds itself', path)
  if (above.size >= DEEPEST_JSON) throw refusal(`nesting deeper than ${DEEPEST_JSON} levels`, shorten(path))
  above.add(value)
  if (Array.isArray(value)) refuseInArray(value, path, above)
  else refuseInObject(value, path, above)
  above.delete(value)
}

function refuseInArray(array: readonly unknown[], path: string, above: Set<object>): void {
  for (let index = 0; index < array.length; index++) {
    if (!Object.hasOwn(array, index)) throw refusal('a hole in an array', `${path}[${index}]`)
    refuseForeign(array[index], `${path}[${index}]`, above)
  }
}

function refuseInObject(object: object, path: string, above: Set<object>): void {
  const prototype: unknown = Object.getPrototypeOf(object)
  if (prototype !== Object.prototype && prototype !== null) throw refusal('an object of a class', path)
  if (Object.getOwnPropertySymbols(object).length > 0) throw refusal('a key that is a symbol', path)
  for (const [key, value] of Object.entries(object)) {
    if (!key.isWellFormed()) throw refusal('a key with half of a surrogate pair', path)
    refuseForeign(value, `${path}.${key}`, above)
  }
}

function refusal(found: string, path: string): TypeError {
  return new TypeError(`Unexpected ${found} at ${path}, expected something that JSON can hold`)
}

function shorten(path: string): string {
  return path.length > 60 ? `${path.slice(0, 60)}…` : path
}
