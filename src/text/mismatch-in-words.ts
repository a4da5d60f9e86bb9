import { parseType } from '#schemas/value'
import { typeInWords } from './type-in-words.ts'

/** What values are said to be that are not of their type, other than by a type. */
const otherExpected: Readonly<Record<string, string>> = {
  'string keys': 'a Map or an object whose keys are texts (strings)',
  'bigint (an integer, in quotes where it is long)': 'a whole number, in quotes where it is long',
  'bytes (base64)': 'bytes, written as base64 in quotes',
}

/** @param expected as a mismatch of `conform` or `readPlain` has it: a type, or a few words */
export function expectedInWords(expected: string): string {
  return otherExpected[expected] ?? typeInWords(parseType(expected))
}

const otherFound: Readonly<Record<string, string>> = {
  undefined: 'undefined',
  'a string': 'a text (string)',
  'an array of 0': 'an empty array',
  'an array of 1': 'an array of 1 element',
}

/** @param found as a mismatch of `conform` or `readPlain` has it */
export function foundInWords(found: string): string {
  if (found.startsWith('an extra field ')) return `an object that has ${found}`
  if (found.startsWith('a key that is ')) return `a Map that has ${wholeNumbers(found)}`
  return otherFound[found] ?? wholeNumbers(found).replace(/^(an array of [0-9]+)$/, '$1 elements')
}

function wholeNumbers(text: string): string {
  return text.replace('the integer ', 'the whole number ')
}
