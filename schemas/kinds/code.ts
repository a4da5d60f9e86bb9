import {
  anyText,
  codeLanguage,
  define,
  described,
  encoded,
  list,
  mapOf,
  object,
  oneOf,
  positive,
  slug,
  text,
  tier,
  uuid,
  valueType,
} from '../source/words.ts'

const tolerance = { type: 'number', minimum: 0 } as const
export const compare = define(
  'Compare',
  described('How outputs are compared with the expected ones; exact where absent.', {
    anyOf: [oneOf('exact', 'set', 'multiset'), object({}, { absolute: tolerance, relative: tolerance })],
  }),
)
const identifier = { type: 'string', pattern: '^[a-z][A-Za-z0-9]*$', maxLength: 60 } as const
export const signature = define(
  'Signature',
  object({
    name: described('Name of the function, in camelCase.', identifier),
    parameters: list(object({ name: identifier, type: valueType, doc: text }), { maxItems: 8 }),
    returns: object({ type: valueType, doc: text }),
  }),
)
export const testCase = define(
  'TestCase',
  object({ id: uuid, name: slug, group: slug, input: list(encoded), expected: encoded }),
)

/** What an author may write under `limits`. */
export const authoredLimits = object(
  {},
  {
    budget: described(
      'Fuel that one case may burn: standard 400 million, generous 1,600 million.',
      oneOf('standard', 'generous'),
    ),
    memory: described('Memory of one case, in MB (16 to 256).', {
      type: 'string',
      pattern: '^[0-9]+MB$',
    }),
    output: described('Console output of one case, in KB (1 to 256).', {
      type: 'string',
      pattern: '^[0-9]+KB$',
    }),
  },
)
export const limits = object({ fuel: positive, memoryMiB: positive, outputBytes: positive })

export const code = {
  frontmatter: {
    required: { languages: list(codeLanguage, { minItems: 1, uniqueItems: true }), signature },
    optional: {
      limits: authoredLimits,
      compare,
    },
  },
  task: object({
    signature,
    languages: list(codeLanguage, { minItems: 1 }),
    starter: mapOf(anyText),
    examples: list(testCase),
    limits,
    compare,
  }),
  key: object({
    groups: list(object({ name: slug, title: text, tier })),
    cases: list(testCase),
  }),
  response: { language: codeLanguage, text: anyText },
  authoredResponse: undefined,
} as const
