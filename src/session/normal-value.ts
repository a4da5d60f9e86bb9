import { conform, parseType, type Encoded } from '#schemas/value'

/**
 * A value as its type has it, to be shown: fields in the order of the type, and a plain object for `map<T>` as a map.
 * So two values look different only where they are.
 *
 * @param value The encoded value.
 * @param type The type, as a signature writes it.
 * @returns The value itself where it is not of the type.
 */
export function normalValue(value: Encoded, type: string): Encoded {
  const result = conform(value, parseType(type))
  return result.ok ? result.value : value
}
