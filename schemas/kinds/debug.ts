import { anyText, codeLanguage, described, flag, list, mapOf, object, slug, text } from '../source/words.ts'
import { followUpAnswer, followUpKey } from '../source/follow-up.ts'
import { authoredLimits, compare, limits, signature, testCase } from './code.ts'

const path = {
  type: 'string',
  pattern: '^([A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.(ts|js)$',
  maxLength: 80,
} as const
const category = { type: 'integer', minimum: 1, maximum: 9 } as const
const changedLines = { type: 'integer', minimum: 1, maximum: 200 } as const
/** As long as a project may be as a whole, in UTF-16 code units. */
const fileText = { ...anyText, maxLength: 65_536 } as const
const changedFiles = mapOf(fileText, { propertyNames: path, maxProperties: 20 })

export const debug = {
  frontmatter: {
    required: {
      entry: described('The file below project/ whose function is called.', path),
      signature,
      editable: described(
        'Files below project/ that may be changed; * stands for a part of a name, ** for any folders.',
        list(text, { minItems: 1, uniqueItems: true }),
      ),
      maxChangedLines: described('Lines that a fix may add and remove together.', changedLines),
    },
    optional: { limits: authoredLimits, compare },
  },
  task: object({
    entry: path,
    language: codeLanguage,
    signature,
    files: list(object({ path, text: fileText, editable: flag }), { minItems: 2 }),
    maxChangedLines: changedLines,
    examples: list(testCase),
    limits,
    compare,
  }),
  key: object(
    {
      /** A group with a category fails in the project as it is given, and is needed for that category. */
      groups: list(object({ name: slug, title: text }, { category })),
      cases: list(testCase),
      /** The author's fix: the files that it changes, as they are afterwards. */
      fix: mapOf(fileText),
    },
    { followUp: followUpKey(testCase, { files: mapOf(fileText) }) },
  ),
  steering: list(testCase),
  response: { files: changedFiles },
  optionalResponse: { followUp: followUpAnswer({ files: changedFiles }) },
  authoredResponse: undefined,
} as const
