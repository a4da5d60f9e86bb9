import { isTagged, type Encoded } from '#schemas/value'

/** Longest value that is shown in full, in characters. */
const longest = 240

/**
 * Writes an encoded value as a programmer would: `[1, 2]`, `{ id: 7 }`, `"text"`, `12n`.
 *
 * @returns one line; values beyond a readable length are cut, with an ellipsis
 */
export function showValue(value: Encoded): string {
  const text = show(value)
  return text.length > longest ? `${text.slice(0, longest)} …` : text
}

function show(value: Encoded): string {
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (!isTagged(value)) return showFields(Object.entries(value))
  switch (value.$) {
    case 'nan':
      return 'NaN'
    case 'inf':
      return 'Infinity'
    case '-inf':
      return '-Infinity'
    case '-0':
      return '-0'
    case 'bigint':
      return `${value.v}n`
    case 'bytes':
      return `bytes ${Buffer.from(value.v, 'base64').toString('hex') || '(none)'}`
    case 'map':
      return `Map { ${value.v.map(([key, field]) => `${show(key)} → ${show(field)}`).join(', ')} }`
    case 'object':
      return showFields(value.v.map(([key, field]) => [String(key), field]))
    default:
      return value.$
  }
}

function showFields(fields: readonly (readonly [string, Encoded])[]): string {
  return fields.length === 0
    ? '{}'
    : `{ ${fields.map(([key, field]) => `${key}: ${show(field)}`).join(', ')} }`
}
