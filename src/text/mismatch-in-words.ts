import { parseType } from '#schemas/value'
import { typeInWords } from './type-in-words.ts'
import { valueWords } from './value-words.ts'

/**
 * @param expected as a mismatch of `conform` or `readPlain` has it: a type, or a few words
 * @param language what the candidate writes in
 */
export function expectedInWords(expected: string, language: string): string {
  return valueWords(language).expected[expected] ?? typeInWords(parseType(expected), language)
}

/**
 * @param found as a mismatch of `conform` or `readPlain` has it
 * @param language what the candidate writes in
 */
export function foundInWords(found: string, language: string): string {
  const { array, found: special, keyed } = valueWords(language)
  if (found.startsWith('an extra field ')) return `${keyed.extra} that has ${found}`
  const key = found.startsWith('a key that is ') ? found.slice('a key that is '.length) : undefined
  if (key !== undefined) return `${keyed.key} that has a key that is ${foundInWords(key, language)}`
  const length = /^an array of (\d+)$/.exec(found)?.[1]
  if (length === '0') return `an empty ${array.one.replace(/^an? /, '')}`
  if (length !== undefined) return `${array.one} of ${length} ${length === '1' ? 'element' : 'elements'}`
  return special[found] ?? found.replace('the integer ', 'the whole number ')
}
