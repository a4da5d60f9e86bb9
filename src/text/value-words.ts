/** How a type is said: of one value, and of several. */
export interface TypeWords {
  readonly one: string
  readonly many: string
}

/** What values are called in one language, by the names of the signature's grammar and of `describe`. */
export interface ValueWords {
  readonly types: Readonly<Record<'int' | 'float' | 'bigint' | 'string' | 'bool' | 'bytes', TypeWords>>
  readonly array: TypeWords
  readonly map: TypeWords
  readonly record: TypeWords
  /** What an optional value may be. */
  readonly none: string
  /** What a function gives back that gives back nothing; `found` is how `describe` says it. */
  readonly nothing: { readonly found: string; readonly words: string }
  /** A field that is not there. */
  readonly missing: string
  /** What was expected, other than a type. */
  readonly expected: Readonly<Record<string, string>>
  readonly found: Readonly<Record<string, string>>
  /** A dictionary that has a key too many, or of a wrong kind. */
  readonly keyed: { readonly extra: string; readonly key: string }
  /** What may be meant, by what was found. */
  readonly hints: Readonly<Record<string, string>>
}

const numbers = {
  int: { one: 'a whole number', many: 'whole numbers' },
  float: { one: 'a number', many: 'numbers' },
} as const
const hints = {
  fraction: 'Should it be rounded?',
  'a function': 'Should it be called, with ( ) behind its name?',
} as const

/** JavaScript and TypeScript, whose values are told as JSON has them. */
const javascript: ValueWords = {
  types: {
    ...numbers,
    bigint: { one: 'a bigint, such as 12n', many: 'bigints, such as 12n' },
    string: { one: 'a text (string)', many: 'texts (strings)' },
    bool: { one: 'true or false', many: 'values true or false' },
    bytes: { one: 'bytes (a Uint8Array)', many: 'bytes (Uint8Arrays)' },
  },
  array: { one: 'an array', many: 'arrays' },
  map: { one: 'a Map', many: 'Maps' },
  record: { one: 'an object', many: 'objects' },
  none: 'null',
  nothing: { found: 'undefined', words: 'nothing (undefined)' },
  missing: 'missing (undefined)',
  expected: {
    'string keys': 'a Map or an object whose keys are texts (strings)',
    'bigint (an integer, in quotes where it is long)': 'a whole number, in quotes where it is long',
    'bytes (base64)': 'bytes, written as base64 in quotes',
  },
  found: { 'a string': 'a text (string)' },
  keyed: { extra: 'an object', key: 'a Map' },
  hints: {
    ...hints,
    NaN: 'NaN comes out where something that is no number was used as one.',
    'a Set': 'An array of its elements is made by [...set].',
  },
}

const python: ValueWords = {
  types: {
    ...numbers,
    bigint: numbers.int,
    string: { one: 'a text (str)', many: 'texts (str)' },
    bool: { one: 'True or False', many: 'values True or False' },
    bytes: { one: "bytes, such as b'abc'", many: "bytes, such as b'abc'" },
  },
  array: { one: 'a list', many: 'lists' },
  map: { one: 'a dict', many: 'dicts' },
  record: { one: 'a dict', many: 'dicts' },
  none: 'None',
  nothing: { found: 'null', words: 'nothing (None)' },
  missing: 'missing',
  expected: { 'string keys': 'a dict whose keys are texts (str)' },
  found: {
    null: 'None',
    undefined: 'None',
    true: 'True',
    false: 'False',
    NaN: 'nan',
    Infinity: 'inf',
    '-Infinity': '-inf',
    'negative zero': 'the number -0.0',
    'a string': 'a text (str)',
    'an object': 'a dict',
    // Only a dict with other keys than texts is encoded as a map.
    'a Map': 'a dict whose keys are not all texts (str)',
    'a Set': 'a set',
    // The encoding has small integers as numbers.
    'a bigint': 'a whole number beyond 9,007,199,254,740,991',
  },
  keyed: { extra: 'a dict', key: 'a dict' },
  hints: {
    ...hints,
    NaN: 'nan comes out of a calculation that has no result, such as inf - inf.',
    'a Set': 'A list of its elements is made by list(…) or sorted(…).',
  },
}

/** @param language what the candidate writes in */
export function valueWords(language: string): ValueWords {
  return language === 'python' ? python : javascript
}
