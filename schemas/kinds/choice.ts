import { anyText, list, mapOf, object, oneOf, text } from '../source/words.ts'

const position = { type: 'integer', minimum: 1 } as const

export const choice = {
  frontmatter: { required: { choose: oneOf('one', 'many') }, optional: {} },
  task: object({
    choose: oneOf('one', 'many'),
    options: list(object({ id: text, html: text }), { minItems: 2 }),
  }),
  key: object({ right: list(text), feedback: mapOf(anyText) }),
  response: { chosen: list(text, { uniqueItems: true }) },
  authoredResponse: object({ chosen: list(position, { uniqueItems: true }) }),
} as const
