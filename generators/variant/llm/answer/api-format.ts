/** Keywords of JSON Schema that the API does not take; what they say is checked when the answer is read. */
const unknown = new Set([
  '$schema',
  '$id',
  'title',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minProperties',
  'maxProperties',
])

/**
 * A JSON Schema in the subset that the API holds answers to.
 *
 * @param schema from `schemas/json`
 */
export function apiFormat(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) => {
      if (key === 'properties') return [[key, mapValues(value as Readonly<Record<string, unknown>>)]]
      return unknown.has(key) ? [] : [[key, reduced(value)]]
    }),
  )
}

/** Names of properties are no keywords. */
function mapValues(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, reduced(value)]))
}

function reduced(value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? apiFormat(value as Readonly<Record<string, unknown>>) : value
}
