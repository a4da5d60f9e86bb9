import { stepsInPython } from './steps-in-python.ts'
import { commonHints, numberWords, type ValueWords } from './value-words.ts'

/** What Python calls values. */
export const pythonWords: ValueWords = {
  types: {
    ...numberWords,
    bigint: numberWords.int,
    string: { one: 'a text (str)', many: 'texts (str)' },
    bool: { one: 'True or False', many: 'values True or False' },
    bytes: { one: "bytes, such as b'abc'", many: "bytes, such as b'abc'" },
  },
  array: { one: 'a list', many: 'lists' },
  map: { one: 'a dict', many: 'dicts' },
  record: { one: 'a dict', many: 'dicts' },
  steps: stepsInPython,
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
    ...commonHints,
    NaN: 'nan comes out of a calculation that has no result, such as inf - inf.',
    'a Set': 'A list of its elements is made by list(…) or sorted(…).',
  },
}
