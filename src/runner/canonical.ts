import { isPlainObject, isTagged, type Encoded } from '#schemas/value'

/**
 * Puts a value that left the realm into canonical form: the entries of a map whose keys are all strings are sorted by
 * key, in UTF-16 code units. The realm leaves them in the order of insertion.
 */
export function canonical(value: Encoded): Encoded {
  if (Array.isArray(value)) return value.map(canonical)
  if (isPlainObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, canonical(field)]))
  }
  if (!isTagged(value)) return value
  if (value.$ === 'set') return { $: 'set', v: value.v.map(canonical) }
  if (value.$ !== 'map' && value.$ !== 'object') return value
  const entries = value.v.map(([key, field]) => [canonical(key), canonical(field)] as const)
  const isSorted = value.$ === 'map' && entries.every(([key]) => typeof key === 'string')
  return {
    $: value.$,
    v: isSorted ? entries.toSorted(([left], [right]) => (String(left) < String(right) ? -1 : 1)) : entries,
  }
}
