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
  uuid,
  valueType,
  wantedGrowth,
} from '../source/words.ts'
import { followUpAnswer, followUpKey, groups } from '../source/follow-up.ts'

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
const arrangement = oneOf('random', 'sorted', 'reversed', 'equal', 'few', 'one-odd', 'organ-pipe', 'zigzag')
export const testCase = define(
  'TestCase',
  object({ id: uuid, name: slug, group: slug, input: list(encoded), expected: encoded }),
)

const authoredLimit = {
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
}
/** What an author may write under `limits`. */
export const authoredLimits = object({}, authoredLimit)
const limit = { fuel: positive, memoryMiB: positive, outputBytes: positive }
export const limits = object(limit)

export const code = {
  frontmatter: {
    required: { languages: list(codeLanguage, { minItems: 1, uniqueItems: true }), signature },
    optional: {
      limits: object(
        {},
        {
          ...authoredLimit,
          complexity: described('The slowest class by which the counted steps may grow: category 4.', {
            ...object(
              {
                class: described('n is the size that grows; the others stay small.', wantedGrowth),
                sizes: described(
                  'Parameters whose size grows, one after the other: length of an array or text, value of an int.',
                  list(identifier, { minItems: 1, maxItems: 3, uniqueItems: true }),
                ),
              },
              {
                generators: described(
                  'How arrays and texts are arranged: random, sorted, reversed, equal, few, one-odd, organ-pipe, zigzag; all where absent.',
                  list(arrangement, { minItems: 1, uniqueItems: true }),
                ),
              },
            ),
          }),
        },
      ),
      compare,
      io: described(
        'Called as a function, where absent; `stdin`: a program that reads its one text on standard input and prints the other.',
        oneOf('function', 'stdin'),
      ),
    },
  },
  task: object(
    {
      signature,
      languages: list(codeLanguage, { minItems: 1 }),
      starter: mapOf(anyText),
      examples: list(testCase),
      limits: object(limit, {
        complexity: object({
          class: wantedGrowth,
          sizes: list(identifier, { minItems: 1 }),
          generators: list(arrangement, { minItems: 1 }),
          inputs: described('The constraints of each parameter, as inputs.yaml has them.', mapOf({})),
        }),
      }),
      compare,
    },
    { io: oneOf('stdin') },
  ),
  key: object(
    { groups, cases: list(testCase) },
    {
      followUp: followUpKey(testCase, { language: codeLanguage, text: anyText }),
    },
  ),
  steering: list(testCase),
  response: { language: codeLanguage, text: anyText },
  optionalResponse: { followUp: followUpAnswer({ text: { ...anyText, maxLength: 65_536 } }) },
  authoredResponse: undefined,
} as const
