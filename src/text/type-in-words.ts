import type { ValueType } from '#schemas/value'

/** How a type is said: of one value, and of several. */
interface TypeWords {
  readonly one: string
  readonly many: string
}

/**
 * A type of the signature's grammar in a beginner's words, such as "an array of whole numbers".
 *
 * @param type as `parseType` gives it
 */
export function typeInWords(type: ValueType): string {
  return wordsOf(type).one
}

function wordsOf(type: ValueType): TypeWords {
  switch (type.type) {
    case 'int':
      return { one: 'a whole number', many: 'whole numbers' }
    case 'float':
      return { one: 'a number', many: 'numbers' }
    case 'bigint':
      return { one: 'a bigint, such as 12n', many: 'bigints, such as 12n' }
    case 'string':
      return { one: 'a text (string)', many: 'texts (strings)' }
    case 'bool':
      return { one: 'true or false', many: 'values true or false' }
    case 'bytes':
      return { one: 'bytes (a Uint8Array)', many: 'bytes (Uint8Arrays)' }
    case 'array': {
      const { many } = wordsOf(type.of)
      return { one: `an array of ${many}`, many: `arrays of ${many}` }
    }
    case 'map': {
      const { many } = wordsOf(type.of)
      return { one: `a Map from texts to ${many}`, many: `Maps from texts to ${many}` }
    }
    case 'record': {
      const fields = fieldsInWords(type.fields.map(({ name }) => name))
      return { one: `an object with ${fields}`, many: `objects with ${fields}` }
    }
    case 'optional': {
      const { one, many } = wordsOf(type.of)
      return { one: `${one}, or null`, many: `${many}, or null` }
    }
  }
}

function fieldsInWords(names: readonly string[]): string {
  if (names.length === 1) return `the field ${names.join('')}`
  return `the fields ${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}
