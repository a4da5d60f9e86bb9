import type { ValueType } from '#schemas/value'
import { valueWords, type TypeWords, type ValueWords } from './value-words.ts'

/**
 * A type of the signature's grammar in a beginner's words, such as "an array of whole numbers".
 *
 * @param type as `parseType` gives it
 * @param language what the candidate writes in
 */
export function typeInWords(type: ValueType, language: string): string {
  return wordsOf(type, valueWords(language)).one
}

function wordsOf(type: ValueType, words: ValueWords): TypeWords {
  switch (type.type) {
    case 'array':
      return both(words.array, ` of ${wordsOf(type.of, words).many}`)
    case 'map':
      return both(words.map, ` from texts to ${wordsOf(type.of, words).many}`)
    case 'record':
      return both(words.record, ` with ${fieldsInWords(type.fields.map(({ name }) => name))}`)
    case 'optional':
      return both(wordsOf(type.of, words), `, or ${words.none}`)
    default:
      return words.types[type.type]
  }
}

function both({ one, many }: TypeWords, rest: string): TypeWords {
  return { one: one + rest, many: many + rest }
}

function fieldsInWords(names: readonly string[]): string {
  if (names.length === 1) return `the field ${names.join('')}`
  return `the fields ${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}
