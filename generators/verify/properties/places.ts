import { isPlainObject, isTagged, type Encoded } from '#schemas/value'

/** A value inside of another one. */
export interface Place {
  readonly path: readonly (string | number)[]
  readonly value: Encoded
}

/** All values inside of a value, itself left out. */
export function placesIn(value: Encoded, path: Place['path'] = []): readonly Place[] {
  const inner: readonly (readonly [string | number, Encoded])[] = Array.isArray(value)
    ? value.map((item, at) => [at, item] as const)
    : isTagged(value)
      ? value.$ === 'map'
        ? value.v.map(([, item], at) => [at, item] as const)
        : []
      : isPlainObject(value)
        ? Object.entries(value as Readonly<Record<string, Encoded>>)
        : []
  return inner.flatMap(([key, item]) => {
    const here = [...path, key]
    return [{ path: here, value: item }, ...placesIn(item, here)]
  })
}

/** A copy of a value in which another one stands at a place. */
export function replacedAt(value: Encoded, [key, ...rest]: Place['path'], by: Encoded): Encoded {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((item, at) => (at === key ? replacedAt(item, rest, by) : item))
  if (isTagged(value) && value.$ === 'map')
    return {
      $: 'map',
      v: value.v.map(([name, item], at) => [name, at === key ? replacedAt(item, rest, by) : item] as const),
    }
  const fields = value as Readonly<Record<string, Encoded>>
  return Object.fromEntries(
    Object.entries(fields).map(([name, item]) => [name, name === key ? replacedAt(item, rest, by) : item]),
  )
}
