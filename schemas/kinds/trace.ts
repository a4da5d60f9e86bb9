import { anyText, codeLanguage, list, mapOf, object, slug, text, valueType } from '../source/words.ts'

export const trace = {
  frontmatter: {
    required: {
      language: codeLanguage,
      steps: list(
        object({ id: slug, label: text, type: valueType, output: { type: 'integer', minimum: 1 } }),
        {
          minItems: 1,
        },
      ),
    },
    optional: {},
  },
  task: object({
    language: codeLanguage,
    program: text,
    steps: list(object({ id: slug, label: text, type: valueType })),
  }),
  key: object({ values: mapOf(anyText) }),
  response: { values: mapOf(anyText) },
  authoredResponse: object({ values: mapOf(anyText) }),
} as const
