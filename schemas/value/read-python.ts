import { conform, type Conformance } from './conform.ts'
import { isTagged, type Encoded } from './encoded.ts'
import { parsePython, type PythonFault } from './parse-python.ts'
import type { ValueType } from './type.ts'

/** A literal of Python read as a type: its encoding in normal form, why it is no literal, or where it does not fit. */
export type PythonReading = Conformance | { readonly ok: false; readonly fault: PythonFault }

/**
 * Reads what a person wrote as a value in Python, as the runner would take it from a function: an `int` counts as
 * `float`, a tuple as a list.
 *
 * @param text a literal
 * @param type what it should be
 */
export function readPython(text: string, type: ValueType): PythonReading {
  const parsing = parsePython(text)
  return parsing.ok ? conform(lifted(parsing.value, type), type) : parsing
}

/** The value with its numbers as the type encodes them: Python has one type of integers, and they fit a float. */
function lifted(value: Encoded, type: ValueType): Encoded {
  switch (type.type) {
    case 'bigint':
      return Number.isSafeInteger(value) ? { $: 'bigint', v: String(value) } : value
    case 'float':
      return isTagged(value) && value.$ === 'bigint' ? Number(value.v) : value
    case 'optional':
      return lifted(value, type.of)
    case 'array':
      return Array.isArray(value) ? value.map((element: Encoded) => lifted(element, type.of)) : value
    case 'map':
      return withFields(value, () => type.of)
    case 'record':
      return withFields(value, (key) => type.fields.find(({ name }) => name === key)?.of)
    default:
      return value
  }
}

function withFields(value: Encoded, typeOf: (key: Encoded) => ValueType | undefined): Encoded {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entry = (key: Encoded, field: Encoded): Encoded => {
    const of = typeOf(key)
    return of === undefined ? field : lifted(field, of)
  }
  if (!isTagged(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, entry(key, field)]))
  }
  if (value.$ !== 'map' && value.$ !== 'object') return value
  return { $: value.$, v: value.v.map(([key, field]) => [key, entry(key, field)] as const) }
}
