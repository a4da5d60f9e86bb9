import { beforeAll, expect, it } from 'vitest'
import { parseType } from '#schemas/value'
import { typeInWords } from './type-in-words.ts'
import { loadValueWriting } from '../session/value-writing.ts'

beforeAll(() => loadValueWriting('python'))

it.each([
  ['int', 'a whole number'],
  ['float', 'a number'],
  ['bigint', 'a bigint, such as 12n'],
  ['string', 'a text (string)'],
  ['bool', 'true or false'],
  ['bytes', 'bytes (a Uint8Array)'],
  ['int[]', 'an array of whole numbers'],
  ['string[][]', 'an array of arrays of texts (strings)'],
  ['bool[]', 'an array of values true or false'],
  ['map<float>', 'a Map from texts to numbers'],
  ['map<int[]>[]', 'an array of Maps from texts to arrays of whole numbers'],
  ['{id: int}', 'an object with the field id'],
  ['{id: int, name: string, tags: string[]}', 'an object with the fields id, name and tags'],
  ['{id: int, name: string}[]', 'an array of objects with the fields id and name'],
  ['int?', 'a whole number, or null'],
  ['int?[]', 'an array of whole numbers, or null'],
  ['bytes[]', 'an array of bytes (Uint8Arrays)'],
  ['bigint[]', 'an array of bigints, such as 12n'],
])('says %s as %s', (type, words) => {
  expect(typeInWords(parseType(type), 'typescript')).toBe(words)
})

it.each([
  ['bigint[]', 'a list of whole numbers'],
  ['map<bool>', 'a dict from texts to values True or False'],
  ['{id: int, name: string}[]?', 'a list of dicts with the fields id and name, or None'],
  ['bytes', "bytes, such as b'abc'"],
])('says %s to whoever writes in Python as %s', (type, words) => {
  expect(typeInWords(parseType(type), 'python')).toBe(words)
})
