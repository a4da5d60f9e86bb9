import { anyText, count, flag, list, object, oneOf, slug, text } from '../source/words.ts'

const placed = list(object({ id: text, indent: count }))
const language = oneOf('typescript', 'javascript', 'text')

export const order = {
  frontmatter: { required: {}, optional: {} },
  task: object({ language, indentation: flag, blocks: list(object({ id: text, text: anyText })) }),
  key: object({
    required: list(object({ id: text, after: list(text), indent: count })),
    distractors: list(object({ id: text, why: text })),
  }),
  response: { blocks: placed },
  authoredResponse: object({
    blocks: list({ anyOf: [slug, object({ id: slug, indent: count })] }),
  }),
} as const
