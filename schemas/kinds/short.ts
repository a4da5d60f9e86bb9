import { anyText, described, flag, list, number, object, text, union } from '../source/words.ts'

const category = { type: 'integer', minimum: 1 } as const
const tolerance = object(
  {},
  { absolute: { type: 'number', minimum: 0 }, relative: { type: 'number', minimum: 0 } },
)
const texts = { anyOf: [text, list(text, { minItems: 1 })] } as const

const worked = described(
  'How the value comes out of the numbers in the stem: + - * /, ceil, floor, round, min, max.',
  text,
)

/** The forms a short answer can have: what is shown beside the field, and what an entry of the key looks like. */
const forms = {
  number: { shown: { unit: text }, key: object({ category, value: number }, { tolerance }) },
  string: { shown: { ignoreCase: flag, ignoreSpace: flag }, key: object({ category, value: texts }) },
  set: { shown: { ignoreCase: flag }, key: object({ category, value: list(text, { minItems: 1 }) }) },
  interval: {
    shown: { unit: text },
    key: object({ category, value: object({ low: number, high: number }) }, { tolerance }),
  },
  'big-o': { shown: {}, key: object({ category, value: text }) },
} as const

const branches = Object.entries(forms)

export const short = {
  frontmatter: {
    required: {
      answer: union(
        'form',
        branches.map(([form, { shown, key }]) =>
          object(
            {
              form: { const: form },
              key: list(key, { minItems: 1 }),
              accept: list(anyText, { minItems: 1 }),
              reject: list(anyText, { minItems: 1 }),
            },
            form === 'number' ? { ...shown, worked } : shown,
          ),
        ),
      ),
    },
    optional: {},
  },
  task: union(
    'form',
    branches.map(([form, { shown }]) => object({ form: { const: form } }, shown)),
  ),
  key: union(
    'form',
    branches.map(([form, { shown, key }]) =>
      object({ form: { const: form }, key: list(key, { minItems: 1 }) }, shown),
    ),
  ),
  response: { text: anyText },
  authoredResponse: object({ text: anyText }),
} as const
