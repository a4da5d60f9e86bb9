import { describe } from './conform.ts'
import { fromBase64 } from './decode.ts'
import { encodeString, encodeValue, toBase64 } from './encode.ts'
import type { Encoded } from './encoded.ts'
import { printType, type ValueType } from './type.ts'

/** A plain value read as a type: its encoding in normal form, or the first place that does not fit. */
export type PlainReading =
  | { readonly ok: true; readonly value: Encoded }
  | {
      readonly ok: false
      readonly path: readonly (string | number)[]
      readonly expected: string
      readonly found: string
    }

/**
 * Reads what a person wrote in YAML or JSON as a value of a type: a bigint as an integer or as digits in a string,
 * bytes as base64, a map as a mapping.
 *
 * @param plain the parsed YAML or JSON: null, booleans, numbers (also NaN, infinities, −0), strings, lists, mappings
 * @param type what it should be
 * @returns the encoding in the normal form of `conform`, or where and how it does not fit
 */
export function readPlain(plain: unknown, type: ValueType): PlainReading {
  return readAt(plain, type, [])
}

function readAt(plain: unknown, type: ValueType, path: readonly (string | number)[]): PlainReading {
  switch (type.type) {
    case 'optional':
      return plain === null || plain === undefined ? { ok: true, value: null } : readAt(plain, type.of, path)
    case 'array':
      return Array.isArray(plain) ? readArray(plain, type.of, path) : mismatch()
    case 'map':
      return isMapping(plain) ? readMap(plain, type.of, path) : mismatch()
    case 'record':
      return isMapping(plain) ? readRecord(plain, type, path) : mismatch()
    case 'int':
      return Number.isInteger(plain) ? { ok: true, value: Number(plain) + 0 } : mismatch()
    case 'float':
      return typeof plain === 'number' ? { ok: true, value: encodeValue(plain) } : mismatch()
    case 'bool':
      return typeof plain === 'boolean' ? { ok: true, value: plain } : mismatch()
    case 'string':
      return typeof plain === 'string' ? { ok: true, value: encodeString(plain) } : mismatch()
    case 'bigint': {
      const isInteger = typeof plain === 'bigint' || Number.isSafeInteger(plain)
      const digits = isInteger ? String(plain) : plain
      return typeof digits === 'string' && /^-?[0-9]{1,4000}$/.test(digits)
        ? { ok: true, value: { $: 'bigint', v: BigInt(digits).toString() } }
        : mismatch('bigint (an integer, in quotes where it is long)')
    }
    case 'bytes': {
      const isBase64 =
        typeof plain === 'string' &&
        /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(plain)
      return isBase64
        ? { ok: true, value: { $: 'bytes', v: toBase64(fromBase64(plain)) } }
        : mismatch('bytes (base64)')
    }
  }

  function mismatch(expected = printType(type)): PlainReading {
    return {
      ok: false,
      path,
      expected,
      found: plain === undefined ? 'nothing' : describe(encodeValue(plain)),
    }
  }
}

function readArray(
  plain: readonly unknown[],
  of: ValueType,
  path: readonly (string | number)[],
): PlainReading {
  const values: Encoded[] = []
  for (const [index, element] of plain.entries()) {
    const reading = readAt(element, of, [...path, index])
    if (!reading.ok) return reading
    values.push(reading.value)
  }
  return { ok: true, value: values }
}

function readMap(
  plain: Readonly<Record<string, unknown>>,
  of: ValueType,
  path: readonly (string | number)[],
): PlainReading {
  const entries: [string, Encoded][] = []
  for (const [key, field] of Object.entries(plain)) {
    const reading = readAt(field, of, [...path, key])
    if (!reading.ok) return reading
    entries.push([key, reading.value])
  }
  entries.sort(([left], [right]) => (left < right ? -1 : 1))
  return { ok: true, value: { $: 'map', v: entries } }
}

function readRecord(
  plain: Readonly<Record<string, unknown>>,
  type: Extract<ValueType, { type: 'record' }>,
  path: readonly (string | number)[],
): PlainReading {
  const extra = Object.keys(plain).find((key) => !type.fields.some((field) => field.name === key))
  if (extra !== undefined)
    return {
      ok: false,
      path: [...path, extra],
      expected: printType(type),
      found: `an extra field "${extra}"`,
    }
  const fields: [string, Encoded][] = []
  for (const { name, of } of type.fields) {
    const reading = readAt(Object.hasOwn(plain, name) ? plain[name] : undefined, of, [...path, name])
    if (!reading.ok) return reading
    fields.push([name, reading.value])
  }
  return { ok: true, value: Object.fromEntries(fields) }
}

function isMapping(plain: unknown): plain is Readonly<Record<string, unknown>> {
  return typeof plain === 'object' && plain !== null && !Array.isArray(plain)
}
