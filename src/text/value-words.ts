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
  /** A way into a value, from that of `conform` without the name of the whole. */
  readonly steps: (path: string) => string
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

/** What every language calls numbers. */
export const numberWords = {
  int: { one: 'a whole number', many: 'whole numbers' },
  float: { one: 'a number', many: 'numbers' },
} as const
/** What every language hints at. */
export const commonHints = {
  fraction: 'Should it be rounded?',
  'a function': 'Should it be called, with ( ) behind its name?',
} as const

/** JavaScript and TypeScript, whose values are told as JSON has them. */
const javascript: ValueWords = {
  types: {
    ...numberWords,
    bigint: { one: 'a bigint, such as 12n', many: 'bigints, such as 12n' },
    string: { one: 'a text (string)', many: 'texts (strings)' },
    bool: { one: 'true or false', many: 'values true or false' },
    bytes: { one: 'bytes (a Uint8Array)', many: 'bytes (Uint8Arrays)' },
  },
  array: { one: 'an array', many: 'arrays' },
  map: { one: 'a Map', many: 'Maps' },
  record: { one: 'an object', many: 'objects' },
  steps: (path) => path.replace(/^\./, ''),
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
    ...commonHints,
    NaN: 'NaN comes out where something that is no number was used as one.',
    'a Set': 'An array of its elements is made by [...set].',
  },
}

/** There once they were loaded: most sessions need none of them. */
let python: ValueWords | undefined

/** Takes the words for Python, from where they are loaded. */
export function learnPython(words: ValueWords): void {
  python = words
}

/** @param language what the candidate writes in; before its own words are there, those of JavaScript stand in */
export function valueWords(language: string): ValueWords {
  return language === 'python' && python !== undefined ? python : javascript
}
