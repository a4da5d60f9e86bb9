import { isPlainObject, isTagged, type Encoded, type Tagged } from './encoded.ts'
import { printType, type ValueType } from './type.ts'

/** Whether an encoded value is of a type: the value in its normal form, or the first place where it is not. */
export type Conformance =
  | { readonly ok: true; readonly value: Encoded }
  | { readonly ok: false; readonly path: string; readonly expected: string; readonly found: string }

/**
 * Checks an encoded value against a type and brings it to the normal form in which two equal values are equal JSON:
 * maps and plain objects for `map<T>` become `{"$":"map"}` sorted by key, null and undefined for `T?` become null,
 * and −0 for `int` becomes 0.
 *
 * @param value the encoded value
 * @param type what it should be
 * @returns the normal form, or the path, the expected type and what was found in words
 */
export function conform(value: Encoded, type: ValueType): Conformance {
  return conformAt(value, type, 'value')
}

function conformAt(value: Encoded, type: ValueType, path: string): Conformance {
  switch (type.type) {
    case 'optional':
      if (value === null || (isTagged(value) && value.$ === 'undefined')) return { ok: true, value: null }
      return conformAt(value, type.of, path)
    case 'array':
      return Array.isArray(value) ? conformArray(value, type.of, path) : mismatch()
    case 'map':
      return conformMap(value, type, path)
    case 'record':
      return conformRecord(value, type, path)
    case 'int':
      if (isTagged(value) && value.$ === '-0') return { ok: true, value: 0 }
      return Number.isInteger(value) ? { ok: true, value } : mismatch()
    case 'float':
      return typeof value === 'number' || (isTagged(value) && ['nan', 'inf', '-inf', '-0'].includes(value.$))
        ? { ok: true, value }
        : mismatch()
    case 'string':
      return typeof value === 'string' || (isTagged(value) && value.$ === 'utf16')
        ? { ok: true, value }
        : mismatch()
    case 'bool':
      return typeof value === 'boolean' ? { ok: true, value } : mismatch()
    case 'bigint':
    case 'bytes':
      return isTagged(value) && value.$ === type.type ? { ok: true, value } : mismatch()
  }

  function mismatch(): Conformance {
    return { ok: false, path, expected: printType(type), found: describe(value) }
  }
}

function conformArray(values: readonly Encoded[], of: ValueType, path: string): Conformance {
  const normal: Encoded[] = []
  for (const [index, element] of values.entries()) {
    const result = conformAt(element, of, `${path}[${index}]`)
    if (!result.ok) return result
    normal.push(result.value)
  }
  return { ok: true, value: normal }
}

function conformMap(value: Encoded, type: Extract<ValueType, { of: ValueType }>, path: string): Conformance {
  const entries = entriesOf(value)
  if (!entries) return { ok: false, path, expected: printType(type), found: describe(value) }
  const normal: [string, Encoded][] = []
  for (const [key, field] of entries) {
    if (typeof key !== 'string')
      return { ok: false, path, expected: 'string keys', found: `a key that is ${describe(key)}` }
    const result = conformAt(field, type.of, `${path}[${JSON.stringify(key)}]`)
    if (!result.ok) return result
    normal.push([key, result.value])
  }
  normal.sort(([left], [right]) => (left < right ? -1 : 1))
  return { ok: true, value: { $: 'map', v: normal } }
}

function conformRecord(
  value: Encoded,
  type: Extract<ValueType, { type: 'record' }>,
  path: string,
): Conformance {
  const entries = isTagged(value) && value.$ === 'map' ? undefined : entriesOf(value)
  if (!entries) return { ok: false, path, expected: printType(type), found: describe(value) }
  const fields = new Map(entries.map(([key, field]) => [key, field]))
  const extra = [...fields.keys()].find((key) => !type.fields.some((field) => field.name === key))
  if (extra !== undefined) {
    return { ok: false, path, expected: printType(type), found: `an extra field ${JSON.stringify(extra)}` }
  }
  const normal: [string, Encoded][] = []
  for (const { name, of } of type.fields) {
    const result = conformAt(fields.get(name) ?? absent(fields, name), of, `${path}.${name}`)
    if (!result.ok) return result
    normal.push([name, result.value])
  }
  return { ok: true, value: Object.fromEntries(normal) }
}

/** A field that is not there reads as undefined, so that `T?` accepts it; null that is there stays null. */
function absent(fields: ReadonlyMap<Encoded, Encoded>, name: string): Encoded {
  return fields.has(name) ? null : { $: 'undefined' }
}

function entriesOf(value: Encoded): readonly (readonly [Encoded, Encoded])[] | undefined {
  if (isPlainObject(value)) return Object.entries(value)
  return isTagged(value) && (value.$ === 'map' || value.$ === 'object') ? value.v : undefined
}

/** What an encoded value is, in words for authors and candidates: "a string", "an array of 3", "NaN". */
export function describe(value: Encoded): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'number')
    return Number.isInteger(value) ? `the integer ${value}` : `the number ${value}`
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return 'a string'
  if (!isTagged(value)) return 'an object'
  return tagWords[value.$]
}

const tagWords: Readonly<Record<Tagged['$'], string>> = {
  nan: 'NaN',
  inf: 'Infinity',
  '-inf': '-Infinity',
  '-0': 'negative zero',
  undefined: 'undefined',
  function: 'a function',
  symbol: 'a symbol',
  cycle: 'a value that contains itself',
  deep: `a value nested too deeply`,
  bigint: 'a bigint',
  bytes: 'bytes',
  utf16: 'a string',
  map: 'a Map',
  object: 'an object',
  set: 'a Set',
  date: 'a Date',
  instance: 'an instance of a class',
}
