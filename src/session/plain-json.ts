import { isTagged, type Encoded, type Tagged } from '#schemas/value'

/**
 * A value as a person would write it in JSON for `readPlain`, in one line.
 *
 * @param value The encoded value.
 * @returns Undefined for what JSON has no way to say, such as NaN.
 */
export function plainJson(value: Encoded): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) {
    const elements = value.map((element: Encoded) => plainJson(element))
    return elements.includes(undefined) ? undefined : `[${elements.join(', ')}]`
  }
  return isTagged(value) ? plainTagged(value) : braces(Object.entries(value))
}

function plainTagged(tagged: Tagged): string | undefined {
  switch (tagged.$) {
    case 'inf':
      return '1e999'
    case '-inf':
      return '-1e999'
    case '-0':
      return '-0'
    case 'bigint':
    case 'bytes':
      return JSON.stringify(tagged.v)
    case 'utf16':
      return JSON.stringify(
        (tagged.v.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join(''),
      )
    case 'map':
    case 'object':
      return braces(tagged.v)
    default:
      return undefined
  }
}

function braces(entries: readonly (readonly [Encoded, Encoded])[]): string | undefined {
  const fields = entries.map(([key, field]) => {
    const text = plainJson(field)
    return typeof key === 'string' && text !== undefined ? `${JSON.stringify(key)}: ${text}` : undefined
  })
  return fields.includes(undefined) ? undefined : `{${fields.join(', ')}}`
}
