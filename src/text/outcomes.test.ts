import { beforeAll, describe, expect, it } from 'vitest'
import { encodeValue, parseType } from '#schemas/value'
import { describeOutcome, ownInputProblems } from './outcomes.ts'
import { notPython } from './python-faults.ts'
import { loadValueWriting } from '../session/value-writing.ts'

beforeAll(() => loadValueWriting('python'))

const returned = (value: unknown, type: string): string | undefined =>
  describeOutcome({ type: 'returned', value: encodeValue(value) }, parseType(type), 'typescript')

describe('a function that gives back something else than it should', () => {
  it('is told nothing where the type is right', () => {
    expect(returned(7, 'int')).toBeUndefined()
    expect(returned(null, 'int?')).toBeUndefined()
  })

  it.each([
    ['int', 'a whole number'],
    ['float', 'a number'],
    ['bigint', 'a bigint, such as 12n'],
    ['string', 'a text (string)'],
    ['bool', 'true or false'],
    ['bytes', 'bytes (a Uint8Array)'],
    ['int[]', 'an array of whole numbers'],
    ['map<int>', 'a Map from texts to whole numbers'],
    ['{id: int, name: string}', 'an object with the fields id and name'],
  ])('and gives back nothing for %s', (type, words) => {
    expect(returned(undefined, type)).toBe(
      `Your function gave back nothing (undefined). It should give back ${words}. Is a return missing?`,
    )
  })

  it.each([
    ['7', 'int', 'Your function gave back a text (string). It should give back a whole number.'],
    [7, 'string', 'Your function gave back the whole number 7. It should give back a text (string).'],
    [[1, 2], 'int', 'Your function gave back an array of 2 elements. It should give back a whole number.'],
    [null, 'int[]', 'Your function gave back null. It should give back an array of whole numbers.'],
    [
      2.5,
      'int',
      'Your function gave back the number 2.5. It should give back a whole number. Should it be rounded?',
    ],
    [
      NaN,
      'int',
      'Your function gave back NaN. It should give back a whole number. NaN comes out where something that is no number was used as one.',
    ],
    [
      () => 1,
      'int',
      'Your function gave back a function. It should give back a whole number. Should it be called, with ( ) behind its name?',
    ],
    [
      new Set([1]),
      'int[]',
      'Your function gave back a Set. It should give back an array of whole numbers. An array of its elements is made by [...set].',
    ],
    [
      { id: 1, more: 2 },
      '{id: int}',
      'Your function gave back an object that has an extra field "more". It should give back an object with the field id.',
    ],
    [
      new Map([[1, 1]]),
      'map<int>',
      'Your function gave back a Map that has a key that is the whole number 1. It should give back a Map or an object whose keys are texts (strings).',
    ],
  ])('%o for %s', (value, type, words) => {
    expect(returned(value, type)).toBe(words)
  })

  it.each([
    [
      [1, 2, 'x'],
      'int[]',
      'In what your function gave back, [2] is a text (string). It should be a whole number.',
    ],
    [
      { id: 1 },
      '{id: int, name: string}',
      'In what your function gave back, name is missing (undefined). It should be a text (string).',
    ],
    [
      { of: { a: 'b' } },
      '{of: map<int>}',
      'In what your function gave back, of["a"] is a text (string). It should be a whole number.',
    ],
    [
      [{ id: 1, x: 2 }],
      '{id: int}[]',
      'In what your function gave back, [0] is an object that has an extra field "x". It should be an object with the field id.',
    ],
  ])('or holds it: %o for %s', (value, type, words) => {
    expect(returned(value, type)).toBe(words)
  })
})

it('says what a field of an own case needs', () => {
  expect(ownInputProblems.blank('count', parseType('int'), 'typescript')).toBe(
    'Not run: count is still empty. It should be a whole number.',
  )
  expect(ownInputProblems.wrongType('list[1]', 'int', 'a string', 'typescript')).toBe(
    'Not run: list[1] should be a whole number, and is a text (string).',
  )
  expect(ownInputProblems.wrongType('file', 'bytes (base64)', 'the integer 1', 'typescript')).toBe(
    'Not run: file should be bytes, written as base64 in quotes, and is the whole number 1.',
  )
  expect(ownInputProblems.wrongType('who.name', 'string', 'nothing', 'typescript')).toBe(
    'Not run: who.name is missing. It should be a text (string).',
  )
})

describe('whoever writes in Python', () => {
  const inPython = (value: unknown, type: string): string | undefined =>
    describeOutcome({ type: 'returned', value: encodeValue(value) }, parseType(type), 'python')

  it.each([
    [
      null,
      'int',
      'Your function gave back nothing (None). It should give back a whole number. Is a return missing?',
    ],
    [[1, 2], 'string', 'Your function gave back a list of 2 elements. It should give back a text (str).'],
    [[], '{id: int}', 'Your function gave back an empty list. It should give back a dict with the field id.'],
    [true, 'int[]', 'Your function gave back True. It should give back a list of whole numbers.'],
    [
      2n ** 60n,
      'int',
      'Your function gave back a whole number beyond 9,007,199,254,740,991. It should give back a whole number.',
    ],
    [
      new Set([1]),
      'int[]',
      'Your function gave back a set. It should give back a list of whole numbers. A list of its elements is made by list(…) or sorted(…).',
    ],
    [
      new Map([[1, 1]]),
      'map<int>',
      'Your function gave back a dict that has a key that is the whole number 1. It should give back a dict whose keys are texts (str).',
    ],
    [
      [{ of: { a: null } }],
      '{of: map<bool>}[]',
      'In what your function gave back, [0]["of"]["a"] is None. It should be True or False.',
    ],
    [
      {},
      '{id: int?, name: string}',
      'In what your function gave back, ["name"] is missing. It should be a text (str).',
    ],
  ])('is told of values in its words: %o for %s', (value, type, words) => {
    expect(inPython(value, type)).toBe(words)
  })

  it.each([
    ['name', 'null]', 'The word null] is no value; text needs quotes.'],
    ['text', '"abc', 'The quotes that open at "abc are not closed.'],
    ['end', '', 'Something is missing at its end: a value, or a bracket that closes.'],
    ['more', '+ 1', 'It could end before + 1, and goes on.'],
  ] as const)('is told what was not understood: %s', (type, found, words) => {
    expect(notPython('list', { type, found })).toBe(
      `Not run: list is not understood as a value in Python. ${words}`,
    )
  })
})
